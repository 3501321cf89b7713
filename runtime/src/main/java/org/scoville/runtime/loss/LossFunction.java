package org.scoville.runtime.loss;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** A function from logits and targets to the loss. */
@FunctionalInterface
public interface LossFunction {
  /** Makes losses from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** The function of a loss. */
    LossFunction create(Record loss);
  }

  /** The loss, a scalar, of logits and soft targets, both (N, classes), float32. */
  NDArray of(NDArray logits, NDArray targets, Kernels kernels);
}
