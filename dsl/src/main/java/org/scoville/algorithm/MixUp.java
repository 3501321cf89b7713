package org.scoville.algorithm;

import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.TargetTransform;

/**
 * MixUp: replaces each image and its target by a blend with another of the same batch.
 *
 * <p>Zhang et al. 2018, arXiv:1710.09412. One weight {@code m = min(l, 1 - l)}, {@code l ~
 * Beta(alpha, alpha)}, and one permutation for each micro-batch; images (N, C, H, W) and targets
 * (N, classes) become {@code (1 - m) x + m x[permutation]}. Costs under a percent of a step.
 * Published: 77.0 % top-1 for ResNet-50 at 90 epochs; worse than label smoothing alone at 30 (76.04
 * % against 76.33 %); alpha 1 costs 1.1 points at 450 epochs.
 *
 * @param alpha parameter of the Beta distribution, at least 0; 0 mixes nothing
 */
public record MixUp(double alpha) implements BatchTransform, TargetTransform {
  /** Hyperparameters of {@link MixUp}. */
  @Hyperparameters
  public @interface With {
    /** Parameter of the Beta distribution; 0 mixes nothing. */
    @Range(min = 0)
    double alpha() default 0.2;
  }

  /** Checks the ranges. */
  public MixUp {
    Bounds.atLeast(0).check("MixUp", "alpha", alpha);
  }
}
