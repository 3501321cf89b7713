package org.scoville.runtime.loss;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/** The built-in losses. */
public final class Losses {
  private Losses() {}

  /** Binary cross-entropy summed over classes and samples, divided by the batch. */
  public static NDArray binaryCrossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.binaryCrossEntropySum(logits, targets).div(logits.getShape().get(0));
  }

  /** Cross-entropy of the softmax, averaged over the batch. */
  public static NDArray crossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.crossEntropySum(logits, targets).div(logits.getShape().get(0));
  }
}
