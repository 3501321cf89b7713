package org.scoville.runtime.dataset;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A data set that was recognized by what lies at its path.
 *
 * @param kind what it is, as in "a folder of images"
 * @param train opens the images to train on, or all of them if there are no others
 * @param evaluate opens the images to evaluate on; nothing if they are not told apart
 */
public record RecognizedData(
    String kind, Supplier<ImageSet> train, Optional<Supplier<ImageSet>> evaluate) {

  /** A set whose images to evaluate on are told apart. */
  static RecognizedData halves(String kind, Supplier<ImageSet> train, Supplier<ImageSet> evaluate) {
    return new RecognizedData(kind, train, Optional.of(evaluate));
  }

  /** A set that is yet to be split. */
  static RecognizedData whole(String kind, Supplier<ImageSet> all) {
    return new RecognizedData(kind, all, Optional.empty());
  }
}
