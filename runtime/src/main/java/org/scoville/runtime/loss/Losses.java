package org.scoville.runtime.loss;

import ai.djl.ndarray.NDArray;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.runtime.tensor.Kernels;

/** The built-in losses. */
public final class Losses {
  private Losses() {}

  /** Binary cross-entropy with a record's hyperparameters. */
  public static LossFunction of(BinaryCrossEntropy record) {
    LossFunction reduced =
        switch (record.reduction()) {
          case SUM_PER_SAMPLE -> Losses::binaryCrossEntropy;
          case MEAN -> Losses::meanBinaryCrossEntropy;
        };
    return record.targetThreshold() == 1
        ? reduced
        : (logits, targets, kernels) ->
            reduced.of(logits, kernels.above(targets, record.targetThreshold()), kernels);
  }

  /** Binary cross-entropy summed over classes and samples, divided by the batch. */
  public static NDArray binaryCrossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.binaryCrossEntropySum(logits, targets).div(logits.getShape().get(0));
  }

  private static NDArray meanBinaryCrossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.binaryCrossEntropySum(logits, targets).div(logits.size());
  }

  /**
   * Cross-entropy of the softmax, averaged over the batch.
   *
   * <p>As in the reference it is divided by the sum of the targets, which is the batch size when
   * each row sums to one.
   */
  public static NDArray crossEntropy(NDArray logits, NDArray targets, Kernels kernels) {
    return kernels.crossEntropySum(logits, targets).div(targets.sum());
  }
}
