package org.scoville.runtime.explain;

import org.scoville.derived.LearningRateCurve;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The learning rates of a run, step by step.
 *
 * @param curve what multiplies the peak
 * @param peak the optimizer's rate
 * @param steps steps of the run, 0 where the images don't fill one batch
 * @param stepsPerEpoch steps of an epoch
 */
record RateLine(LearningRateCurve curve, double peak, long steps, long stepsPerEpoch) {
  static RateLine of(ResolvedRecipe resolved) {
    RecipeSpec spec = resolved.spec();
    long perEpoch = LearningRateCurve.stepsPerEpoch(spec);
    return new RateLine(
        LearningRateCurve.of(spec).orElseThrow(),
        spec.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate)
            .orElseGet(() -> resolved.wiring().optimizer().peakRate()),
        perEpoch * spec.epochs(),
        perEpoch);
  }

  /**
   * The rate of a step.
   *
   * @throws IngredientNotReadable if the schedule fails
   */
  double at(long step) {
    return peak * curve.factor(step, steps, stepsPerEpoch);
  }
}
