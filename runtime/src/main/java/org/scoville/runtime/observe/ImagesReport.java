package org.scoville.runtime.observe;

import java.util.List;

/**
 * The images that a run takes from a data folder.
 *
 * @param use what for: {@code training} or {@code evaluation}
 * @param images images taken
 * @param classes classes they belong to
 * @param leftOut what else was found, by reason
 * @param text all of it in one line
 */
public record ImagesReport(
    String use, long images, int classes, List<LeftOut> leftOut, String text) {

  /**
   * The files left out for one reason.
   *
   * @param use images for {@code training} or {@code evaluation}
   * @param reason one word
   * @param count how many
   * @param example the first of them
   * @param text all of it in words
   */
  public record LeftOut(String use, String reason, long count, String example, String text) {}

  /** Copies the list. */
  public ImagesReport {
    leftOut = List.copyOf(leftOut);
  }
}
