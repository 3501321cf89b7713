package org.scoville.runtime.dataset;

import java.util.List;
import java.util.stream.Collectors;
import org.scoville.runtime.decode.OmissionReason;

/**
 * The number of files left out for one reason.
 *
 * @param reason why
 * @param count how many
 * @param example the first of them, printable
 */
public record OmissionCount(OmissionReason reason, long count, String example) {

  /** One reason in words: {@code 12 files that are no image (cat/Thumbs.db)}. */
  public String text() {
    return "%s (%s)".formatted(reason.words(count), example);
  }

  /** Several reasons in words. */
  public static String text(List<OmissionCount> all) {
    return all.stream().map(OmissionCount::text).collect(Collectors.joining(", "));
  }
}
