package org.scoville.algorithm;

import org.scoville.ingredient.Before;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.TargetTransform;

/**
 * Label smoothing: moves part of each target's weight from its class to all classes evenly.
 *
 * <p>Szegedy et al. 2016, arXiv:1512.00567. Targets (N, classes), float32: {@code t (1 - smoothing)
 * + smoothing / classes}. Costs nothing measurable. Published values: 0.08 in short runs, 0.10 in
 * medium ones, 0.13 in long ones. Together with MixUp it does worse than alone in short runs.
 *
 * @param smoothing weight moved to all classes, from 0 (none) to below 1
 */
@Before(
    type = MixUp.class,
    because = "the published recipes smooth first, which leaves MixUp's partner targets unsmoothed")
public record LabelSmoothing(double smoothing) implements TargetTransform {
  /** Hyperparameters of {@link LabelSmoothing}. */
  @Hyperparameters
  public @interface With {
    /** Weight moved to all classes. */
    @Range(min = 0, below = 1)
    double smoothing() default 0.1;
  }

  /** Checks the ranges. */
  public LabelSmoothing {
    Bounds.from(0, 1).check("LabelSmoothing", "smoothing", smoothing);
  }
}
