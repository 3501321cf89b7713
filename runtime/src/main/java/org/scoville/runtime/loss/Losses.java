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

  /**
   * Cross-entropy of the softmax, averaged over the batch.
   *
   * <p>As in the reference it is divided by the mass of the targets, which is the batch when each
   * row sums to one.
   */
  public static NDArray crossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.crossEntropySum(logits, targets).div(targets.sum());
  }
}
