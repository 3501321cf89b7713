package org.scoville.effect;

import java.util.Optional;
import org.scoville.recipe.RecipeSpec;
import org.scoville.schedule.RunClock;
import org.scoville.schedule.WarmsUp;

/**
 * The learning rate where it matters.
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
   * The rates of a recipe; nothing while the number of steps is open, or if the language does not
   * know its optimizer or its schedule.
   */
  public static Optional<LearningRates> of(RecipeSpec recipe) {
    return RunLength.running(recipe)
        .flatMap(
            run ->
                KnownCurves.of(recipe)
                    .flatMap(
                        curve ->
                            UpdateTerms.of(recipe).map(terms -> of(terms.rate(), curve, run))));
  }

  private static LearningRates of(double peak, WarmsUp curve, RunLength run) {
    RunClock clock = new RunClock(run.steps(), run.stepsPerEpoch());
    long warmup = clock.length(curve.warmup());
    long last = run.steps() - 1;
    return new LearningRates(
        peak,
        peak * factor(curve, 0, run),
        warmup,
        peak * factor(curve, Math.min(warmup, last), run),
        peak * factor(curve, last, run));
  }

  private static double factor(WarmsUp curve, long step, RunLength run) {
    return curve.factor(step, run.steps(), run.stepsPerEpoch());
  }
}
