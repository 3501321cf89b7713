package org.scoville.runtime.loss;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** What a loss computes. */
@FunctionalInterface
public interface LossFunction {
  /** The loss, a scalar, of logits and soft targets, both (N, classes), float32. */
  NDArray of(NDArray logits, NDArray targets, Kernels kernels);
}
