package org.scoville.runtime.explain;

import org.scoville.effect.Curve;
import org.scoville.recipe.Fact;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;

/**
 * The learning rates of a run, step by step.
 *
 * @param curve what multiplies the peak
 * @param peak the optimizer's rate
 * @param steps steps of the run, 0 where the images don't fill one batch
 * @param stepsPerEpoch steps of an epoch
 */
record RateLine(Curve curve, double peak, long steps, long stepsPerEpoch) {
  /** Steps of an epoch while they are not known; a schedule is one of the run's parts. */
  private static final long USUAL_STEPS = 1000;

  static RateLine of(Explained explained) {
    RecipeSpec spec = explained.spec();
    long perEpoch = spec.knows(Fact.TRAINING_SAMPLES) ? spec.stepsPerEpoch() : USUAL_STEPS;
    return new RateLine(
        Curve.of(spec).orElseThrow(),
        explained.wiring().optimizer().peakRate(),
        perEpoch * spec.epochs(),
        perEpoch);
  }

  /**
   * The rate of a step.
   *
   * @throws IngredientNotReadable if the schedule can't say it
   */
  double at(long step) {
    return peak * curve.factor(step, steps, stepsPerEpoch);
  }
}
