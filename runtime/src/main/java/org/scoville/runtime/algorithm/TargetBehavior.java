package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** Changes the targets of a micro-batch on the device. */
public non-sealed interface TargetBehavior extends Behavior {
  /** The targets (N, classes) that the loss gets in place of these. */
  NDArray targets(NDArray targets, MicroBatch batch, Kernels kernels);
}
