package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.tensor.Kernels;

/**
 * Chooses the size in which the loader makes the images of a batch, which it leaves alone on the
 * device.
 *
 * <p>An instance may serve all loader threads at once and must have no mutable state.
 */
public interface LoadedSizeBehavior extends BatchBehavior {
  /**
   * The size of a batch's images.
   *
   * @param full the size of the loader's images without it
   * @param batch the batch, counted from 1
   */
  ImageSize loaded(ImageSize full, long batch);

  @Override
  default NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    return images;
  }
}
