package org.scoville.runtime.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * The mixture of the current micro-batch and pass.
 *
 * <p>A mixture that depends on the size of the images is chosen for the images and kept for their
 * targets.
 */
final class CurrentMixture {
  private @Nullable Mixture mixture;
  private long batch;
  private int part;
  private int pass;

  /** Keeps what was chosen for the images. */
  Mixture set(MicroBatch current, Mixture chosen) {
    mixture = chosen;
    batch = current.batch();
    part = current.part();
    pass = current.pass();
    return chosen;
  }

  /** What was chosen for the images of these targets. */
  Mixture get(MicroBatch current) {
    if (mixture == null
        || batch != current.batch()
        || part != current.part()
        || pass != current.pass()) {
      throw new IllegalStateException(
          "the targets of batch %d, part %d, pass %d are mixed before their images; mix the images first"
              .formatted(current.batch(), current.part(), current.pass()));
    }
    return mixture;
  }
}
