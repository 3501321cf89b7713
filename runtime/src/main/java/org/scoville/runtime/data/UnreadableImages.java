package org.scoville.runtime.data;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The images that turned out unreadable: reported once each, and a few are borne. */
final class UnreadableImages {

  private static final int FEW = 10;
  private static final double SHARE = 0.01;

  private final ImageSource source;
  private final Consumer<String> warnings;
  private final Set<Integer> indices = new HashSet<>();

  UnreadableImages(ImageSource source, Consumer<String> warnings) {
    this.source = source;
    this.warnings = warnings;
  }

  /**
   * Counts an image.
   *
   * @throws DataProblem if there are more than can be chance
   */
  synchronized void add(int index, UnreadableImage problem) {
    if (!indices.add(index)) {
      return;
    }
    warnings.accept("Skipped an image: " + problem.getMessage());
    if (indices.size() >= FEW && indices.size() > SHARE * source.size()) {
      throw new DataProblem(
          "%d of the %d images can't be read, the last being %s: check or replace the files."
              .formatted(indices.size(), source.size(), source.name(index)),
          problem);
    }
  }

  synchronized long count() {
    return indices.size();
  }
}
