package org.scoville.rule.builtin;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.scoville.derived.LearningRateCurve;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The share of a run that passes at a learning rate of zero.
 *
 * @param share the share of the run's steps; 0 where the rates aren't known
 * @param atStart whether most of them come before any other step, in a warm-up that begins at zero
 */
record IdleRate(double share, boolean atStart) {
  /** The share of a run above which a rate of zero is reported. */
  static final double MOST = 0.1;

  /** As many places as show a whole percentage, because each end of an idle part is off by half. */
  private static final int PLACES = 1000;

  /** A factor or a rate below this moves no weight in single precision. */
  private static final double ZERO = 1e-12;

  private static final IdleRate NONE = new IdleRate(0, false);
  private static final IdleRate WHOLE = new IdleRate(1, false);

  /** The idle share of a recipe. */
  static IdleRate of(RecipeSpec recipe) {
    long perEpoch = LearningRateCurve.stepsPerEpoch(recipe);
    long steps = perEpoch * recipe.epochs();
    if (steps < 1) {
      return NONE;
    }
    double peak =
        recipe.fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate).orElse(1.0);
    if (Math.abs(peak) < ZERO) {
      return WHOLE;
    }
    return LearningRateCurve.of(recipe)
        .map(curve -> of(step -> Math.abs(curve.factor(step, steps, perEpoch)) < ZERO, steps))
        .orElse(NONE);
  }

  /** The share in whole percent, which is as much as the samples show: {@code 33}. */
  long percent() {
    return Math.round(100 * share);
  }

  private static IdleRate of(LongPredicate isZero, long steps) {
    List<Long> places = places(steps);
    List<Boolean> idle = places.stream().map(isZero::test).toList();
    int first = idle.indexOf(false);
    if (first < 0) {
      return WHOLE;
    }
    // A warm-up from zero has a first step of zero: that one is no part of a run for nothing.
    int usual = idle.get(0) && places.get(0) == 0 ? 1 : 0;
    long count = idle.stream().filter(it -> it).count() - usual;
    return new IdleRate((double) count / idle.size(), 2L * (first - usual) > count);
  }

  /** All steps of a short run; of a long one the middles of {@link #PLACES} equal parts. */
  private static List<Long> places(long steps) {
    return IntStream.range(0, (int) Math.min(steps, PLACES))
        .mapToObj(
            place ->
                steps <= PLACES ? place : SampledCurve.part(steps, 2L * place + 1, 2L * PLACES))
        .toList();
  }
}
