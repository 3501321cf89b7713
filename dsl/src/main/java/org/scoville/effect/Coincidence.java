package org.scoville.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

/**
 * How often some algorithms act together and others do not.
 *
 * @param steps batches of the run, 0 while open
 */
record Coincidence(long steps) {

  static Coincidence in(RecipeSpec recipe) {
    return new Coincidence(RunLength.running(recipe).map(RunLength::steps).orElse(0L));
  }

  /**
   * The share of a run's batches in which all of some algorithms act; by windows and intervals
   * alone while the number of batches is open.
   */
  double together(List<AlgorithmUse> uses) {
    return steps > 0 ? counted(uses) : expected(uses);
  }

  /** The share of the batches in which these act and none of the others. */
  double only(List<AlgorithmUse> acting, List<AlgorithmUse> others) {
    if (others.isEmpty()) {
      return together(acting);
    }
    List<AlgorithmUse> rest = others.subList(1, others.size());
    List<AlgorithmUse> more = new ArrayList<>(acting);
    more.add(others.get(0));
    return only(acting, rest) - only(more, rest);
  }

  private double counted(List<AlgorithmUse> uses) {
    Optional<Occasions> all =
        uses.stream().map(use -> Occasions.of(use, steps)).reduce(Occasions::and);
    return all.map(occasions -> (double) occasions.count() / steps).orElse(1.0);
  }

  private static double expected(List<AlgorithmUse> uses) {
    double from = 0;
    double until = 1;
    long every = 1;
    for (AlgorithmUse use : uses) {
      from = Math.max(from, use.from());
      until = Math.min(until, use.until());
      every = Occasions.leastCommonMultiple(every, Math.max(1, use.every()));
    }
    return Math.max(0, until - from) / every;
  }
}
