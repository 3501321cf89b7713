package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.tensor.Kernels;

/** Changes the images of a micro-batch on the device. */
public non-sealed interface BatchBehavior extends Behavior {
  /** The images (N, C, H, W) that the network gets in place of these. */
  NDArray images(NDArray images, MicroBatch batch, Kernels kernels);

  /**
   * The smallest height and width that it gives images in any batch of the run; the images' own if
   * it does not act in every batch.
   */
  default ImageShape smallest(ImageShape images) {
    return images;
  }

  /** The largest height and width that it gives images in any batch of the run. */
  default ImageShape largest(ImageShape images) {
    return images;
  }
}
