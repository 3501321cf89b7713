package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.RateAndDecay;
import org.scoville.fact.RunClock;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The learning rate at the peak and at the ends of the run and of the warm-up.
 *
 * @param peak the optimizer's rate, which the schedule scales
 * @param first rate of the first step
 * @param warmupSteps steps of the warm-up
 * @param afterWarmup rate of the first step after the warm-up; of the last step if there is none
 * @param last rate of the last step
 */
public record LearningRates(
    double peak, double first, long warmupSteps, double afterWarmup, double last) {

  /**
   * The rates of a recipe; empty while the number of steps is unknown, or if its optimizer has no
   * learning rate.
   */
  public static Optional<LearningRates> of(RecipeSpec recipe) {
    Optional<Double> peak =
        recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate);
    Optional<LearningRateCurve> curve = LearningRateCurve.of(recipe);
    return RunLength.running(recipe)
        .filter(run -> peak.isPresent() && curve.isPresent())
        .map(run -> of(peak.orElseThrow(), curve.orElseThrow(), run));
  }

  private static LearningRates of(double peak, LearningRateCurve curve, RunLength run) {
    long warmup =
        curve.warmup().map(new RunClock(run.steps(), run.stepsPerEpoch())::length).orElse(0L);
    long last = run.steps() - 1;
    return new LearningRates(
        peak,
        peak * curve.factor(0, run),
        warmup,
        peak * curve.factor(Math.min(warmup, last), run),
        peak * curve.factor(last, run));
  }
}
