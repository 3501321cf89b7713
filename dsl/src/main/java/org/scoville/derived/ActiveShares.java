package org.scoville.derived;

import java.util.ArrayList;
import java.util.List;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;

/**
 * The shares of a run's batches in which some algorithms act and others do not.
 *
 * @param steps batches of the run, 0 while unknown; the shares then follow from windows and
 *     intervals alone
 */
record ActiveShares(long steps) {

  static ActiveShares in(RecipeSpec recipe) {
    return new ActiveShares(recipe.knows(DataFact.TRAINING_SAMPLES) ? recipe.steps() : 0);
  }

  /** The share of the batches in which an algorithm acts. */
  double of(Timing timing) {
    return steps > 0 ? (double) timing.batches(steps).count() / steps : timing.share();
  }

  /** The share of the batches in which all of these act and none of the others. */
  double only(List<Timing> acting, List<Timing> others) {
    if (others.isEmpty()) {
      return acting.stream().reduce(Timing::and).map(this::of).orElse(1.0);
    }
    List<Timing> rest = others.subList(1, others.size());
    List<Timing> more = new ArrayList<>(acting);
    more.add(others.get(0));
    return only(acting, rest) - only(more, rest);
  }
}
