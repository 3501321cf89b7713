package org.scoville.loss;

import org.scoville.fact.ClassProbabilities;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Objective;

/**
 * Cross-entropy of the softmax, averaged over the batch.
 *
 * <p><b>Use.</b> The usual loss of a classifier, with label smoothing that of NVIDIA's, PyTorch's
 * and FFCV's ResNet-50 recipes; the Deep Dive's and timm's use {@link BinaryCrossEntropy}. It costs
 * a small share of a step.
 *
 * <p><b>Suggested values.</b> No hyperparameters. Its rates are the usual ones of SGD.
 *
 * <p><b>Details.</b> No paper; as Composer's soft_cross_entropy. Logits x and targets t are (N,
 * classes), float32; targets may be soft: {@code -sum(t log_softmax(x)) / sum(t)}. The divisor is
 * the mass of the targets, which is N where each row sums to one, as all targets here do. A
 * micro-batch weighs as much as its share of the images, as in Composer, so that micro-batches and
 * replicas add up to the loss of the whole batch.
 *
 * <p><b>Caveats.</b> It makes classes compete: an image with two objects can't be sure of both.
 */
public record CrossEntropy() implements Objective, ClassProbabilities {
  /** No hyperparameters. */
  @Hyperparameters
  public @interface With {}

  @Override
  public boolean independent() {
    return false;
  }
}
