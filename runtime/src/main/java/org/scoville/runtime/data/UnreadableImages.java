package org.scoville.runtime.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.dataset.OmissionTally;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;

/**
 * The images of a source that turned out unreadable: each counts once, however often it is tried.
 *
 * <p>Safe for use by several threads.
 */
public final class UnreadableImages {

  private static final int FEW = 10;
  private static final double SHARE = 0.01;

  private final Map<Integer, Known> images = new LinkedHashMap<>();
  private final OmissionTally tally = new OmissionTally();

  /**
   * One of them.
   *
   * @param index its index in the source
   * @param kind why it can't be used
   * @param reason the same in words
   */
  public record Known(int index, OmissionReason kind, String reason) {}

  /** None so far. */
  public UnreadableImages() {}

  /**
   * Counts an image of a source.
   *
   * @return whether it is the first time
   * @throws DataProblem if there are more than can be chance
   */
  synchronized boolean add(ImageSource source, int index, UnreadableImage problem) {
    if (images.containsKey(index)) {
      return false;
    }
    add(source, new Known(index, problem.kind(), problem.reason()));
    if (images.size() >= FEW && images.size() > SHARE * source.size()) {
      throw new DataProblem(
          "%d of the %d images can't be read, the last being %s; check or replace the files"
              .formatted(images.size(), source.size(), source.name(index)),
          problem);
    }
    return true;
  }

  private void add(ImageSource source, Known image) {
    images.put(image.index(), image);
    tally.add(image.kind(), () -> source.name(image.index()) + ": " + image.reason());
  }

  /** Those that a run had met before it was interrupted: they are told already. */
  public synchronized void restore(ImageSource source, List<Known> met) {
    for (Known image : met) {
      if (image.index() >= 0
          && image.index() < source.size()
          && !images.containsKey(image.index())) {
        add(source, image);
      }
    }
  }

  /** All of them, in the order in which they were met. */
  public synchronized List<Known> known() {
    return List.copyOf(images.values());
  }

  /** Their number. */
  public synchronized long count() {
    return images.size();
  }

  /** Their number by kind, with an example. */
  public synchronized List<OmissionCount> reasons() {
    return tally.reasons();
  }
}
