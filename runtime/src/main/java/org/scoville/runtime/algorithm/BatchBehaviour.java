package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** Changes the images of a micro-batch on the device. */
public non-sealed interface BatchBehaviour extends Behaviour {
  /** The images (N, C, H, W) that the network gets in place of these. */
  NDArray images(NDArray images, MicroBatch batch, Kernels kernels);
}
