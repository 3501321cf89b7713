package org.scoville.schedule;

import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.RateCurve;

/**
 * Linear warm-up, then half a cosine down to the end of the run; one value a batch.
 *
 * <p>Loshchilov and Hutter 2017, arXiv:1608.03983; Goyal et al. 2017, arXiv:1706.02677, for the
 * warm-up. The warm-up is absolute: another number of epochs does not scale it. Factors are of the
 * optimizer's learning rate.
 *
 * @param warmupEpochs epochs of linear warm-up; fractions are allowed
 * @param startFactor factor at the first batch of the warm-up
 * @param finalFactor factor that the cosine ends at
 */
public record CosineDecay(double warmupEpochs, double startFactor, double finalFactor)
    implements RateCurve {

  /** Hyperparameters of {@link CosineDecay}. */
  @Hyperparameters
  public @interface With {
    /** Epochs of linear warm-up; fractions are allowed. */
    @Range(min = 0)
    double warmupEpochs() default 0;

    /** Factor at the first batch of the warm-up. */
    @Range(min = 0, max = 1)
    double startFactor() default 0;

    /** Factor that the cosine ends at. */
    @Range(min = 0, max = 1)
    double finalFactor() default 0;
  }

  /** Checks the ranges. */
  public CosineDecay {
    Bounds.atLeast(0).check("CosineDecay", "warmupEpochs", warmupEpochs);
    Bounds.between(0, 1).check("CosineDecay", "startFactor", startFactor);
    Bounds.between(0, 1).check("CosineDecay", "finalFactor", finalFactor);
  }
}
