package org.scoville.rule;

import java.util.stream.IntStream;
import org.scoville.effect.Curve;
import org.scoville.ingredient.RateAndDecay;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** How much of a run passes at a learning rate of zero. */
final class IdleRate {
  /** The share of a run above which such a rate can't be meant. */
  static final double MOST = 0.1;

  private static final int PLACES = 200;

  /** A factor or a rate below this moves no weight in single precision. */
  private static final double ZERO = 1e-12;

  /** Steps of an epoch while they are not known; a schedule is one of the run's parts. */
  private static final long USUAL_STEPS = 1000;

  private IdleRate() {}

  /** The share of a run whose steps have a rate of zero; 0 where the rates aren't known. */
  static double share(RecipeSpec recipe) {
    long perEpoch = recipe.knows(Fact.TRAINING_SAMPLES) ? recipe.stepsPerEpoch() : USUAL_STEPS;
    long steps = perEpoch * recipe.epochs();
    if (steps < 1) {
      return 0;
    }
    double peak =
        recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate).orElse(1.0);
    if (Math.abs(peak) < ZERO) {
      return 1;
    }
    return Curve.of(recipe).map(curve -> share(curve, steps, perEpoch)).orElse(0.0);
  }

  private static double share(Curve curve, long steps, long perEpoch) {
    long idle =
        IntStream.range(0, PLACES)
            .mapToLong(place -> steps * (2L * place + 1) / (2 * PLACES))
            .filter(step -> Math.abs(curve.factor(step, steps, perEpoch)) < ZERO)
            .count();
    return (double) idle / PLACES;
  }
}
