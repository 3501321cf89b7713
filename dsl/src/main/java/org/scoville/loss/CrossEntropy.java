package org.scoville.loss;

import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Objective;

/**
 * Cross-entropy of the softmax, averaged over the batch.
 *
 * <p>Logits and targets (N, classes), float32; soft targets are allowed.
 */
public record CrossEntropy() implements Objective {
  /** No hyperparameters. */
  @Hyperparameters
  public @interface With {}
}
