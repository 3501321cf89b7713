package org.scoville.runtime.algorithm;

import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;

/**
 * Changes each image in the loader, after crop and flip and before it is copied into its batch.
 *
 * <p>One instance serves all loader threads at once and must have no mutable state.
 */
public non-sealed interface SampleBehavior extends Behavior {
  /** Changes an image. */
  void change(Canvas image, Sample sample);

  /** Height that it leaves of an image where it acts, in pixels; the same for every image. */
  default int height(int height) {
    return height;
  }

  /** Width that it leaves of an image where it acts, in pixels; the same for every image. */
  default int width(int width) {
    return width;
  }
}
