package org.scoville.runtime.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.runs.BackgroundDigest;

/**
 * Digests of the names, classes and sizes of the images that a run trains and evaluates on, which
 * are calculated beside it.
 */
record DataDigests(BackgroundDigest training, BackgroundDigest evaluation) {
  /** How the names of values end that are compared only where both are known. */
  static final String NAME_END = " digest";

  /** What a start is held up for at most, and the end of a run that is shorter than its digests. */
  static final long WAIT_MILLIS = 1_000;

  /** Digits of a digest that a person compares. */
  private static final int SHOWN = 16;

  /** Starts to calculate them. */
  static DataDigests of(ImageSource train, ImageSource evaluate) {
    return new DataDigests(
        BackgroundDigest.of(train::identify), BackgroundDigest.of(evaluate::identify));
  }

  /** Those that are known by now, by name. */
  Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    training.hex().ifPresent(hex -> known.put("training" + NAME_END, shown(hex)));
    evaluation.hex().ifPresent(hex -> known.put("evaluation" + NAME_END, shown(hex)));
    return known;
  }

  private static String shown(String hex) {
    return hex.substring(0, SHOWN);
  }

  /** Whether both are known, or known not to be. */
  boolean areSettled() {
    return isSettled(training) && isSettled(evaluation);
  }

  private static boolean isSettled(BackgroundDigest digest) {
    return digest.hex().isPresent() || digest.problem().isPresent();
  }

  /** Waits until they are settled, for a second each at most. */
  void await() {
    training.await(WAIT_MILLIS);
    evaluation.await(WAIT_MILLIS);
  }
}
