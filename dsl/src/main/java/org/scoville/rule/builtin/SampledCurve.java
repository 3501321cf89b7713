package org.scoville.rule.builtin;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.scoville.derived.LearningRateCurve;
import org.scoville.recipe.RecipeSpec;

/**
 * The factors of a recipe's learning rate at steps all over the run, the last of which is the last
 * step.
 *
 * @param steps steps of the run; of a thousand an epoch while they are not known
 * @param factors the factors, in the order of the steps
 */
record SampledCurve(long steps, List<Double> factors) {
  private static final int PLACES = 200;

  /** The samples of a recipe, if it has a schedule and takes a step. */
  static Optional<SampledCurve> of(RecipeSpec recipe) {
    return from(0, recipe);
  }

  /** The samples from a part of the run on, such as 0.5. */
  static Optional<SampledCurve> from(double part, RecipeSpec recipe) {
    long perEpoch = LearningRateCurve.stepsPerEpoch(recipe);
    long steps = perEpoch * recipe.epochs();
    return LearningRateCurve.of(recipe)
        .filter(curve -> steps > 0)
        .map(
            curve ->
                new SampledCurve(
                    steps,
                    places(Math.min(steps - 1, Math.round(part * steps)), steps - 1)
                        .mapToObj(step -> curve.factor(step, steps, perEpoch))
                        .toList()));
  }

  /** All steps of a short part, and of a long one some at equal distances, both ends included. */
  private static LongStream places(long first, long last) {
    return last - first < PLACES
        ? LongStream.rangeClosed(first, last)
        : LongStream.range(0, PLACES).map(place -> first + part(last - first, place, PLACES - 1));
  }

  /** A number times a share of it, such as 2 of 3 parts, rounded down; the product may be huge. */
  static long part(long number, long parts, long ofParts) {
    return number / ofParts * parts + number % ofParts * parts / ofParts;
  }

  /** The smallest factor. */
  double lowest() {
    return factors.stream().mapToDouble(it -> it).min().orElseThrow();
  }

  /** The largest factor. */
  double highest() {
    return factors.stream().mapToDouble(it -> it).max().orElseThrow();
  }

  /** The factor of the last step. */
  double last() {
    return factors.get(factors.size() - 1);
  }
}
