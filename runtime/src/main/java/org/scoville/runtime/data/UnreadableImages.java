package org.scoville.runtime.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.dataset.OmissionTally;
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

  private final Set<Integer> indices = new HashSet<>();
  private final OmissionTally tally = new OmissionTally();

  /** None so far. */
  public UnreadableImages() {}

  /**
   * Counts an image of a source.
   *
   * @return whether it is the first time
   * @throws DataProblem if there are more than can be chance
   */
  synchronized boolean add(ImageSource source, int index, UnreadableImage problem) {
    if (!indices.add(index)) {
      return false;
    }
    tally.add(problem.kind(), () -> source.name(index) + ": " + problem.reason());
    if (indices.size() >= FEW && indices.size() > SHARE * source.size()) {
      throw new DataProblem(
          "%d of the %d images can't be read, the last being %s; check or replace the files"
              .formatted(indices.size(), source.size(), source.name(index)),
          problem);
    }
    return true;
  }

  /** Their number. */
  public synchronized long count() {
    return indices.size();
  }

  /** Their number by kind, with an example. */
  public synchronized List<OmissionCount> reasons() {
    return tally.reasons();
  }
}
