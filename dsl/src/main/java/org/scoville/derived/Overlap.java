package org.scoville.derived;

import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;

/**
 * The batches on which two algorithms of a recipe both act.
 *
 * @param one the first algorithm
 * @param other the second algorithm
 * @param both the interval and window in which both act
 */
public record Overlap(AlgorithmUse one, AlgorithmUse other, Timing both) {

  public static Overlap of(AlgorithmUse one, AlgorithmUse other) {
    return new Overlap(one, other, one.timing().and(other.timing()));
  }

  /** Whether the run has such a batch. */
  public boolean takesPlace(RecipeSpec recipe) {
    if (!both.isPossible()) {
      return false;
    }
    if (recipe.knows(DataFact.TRAINING_SAMPLES)) {
      return both.batches(recipe.steps()).count() > 0;
    }
    // An epoch has at least one batch, and any run of so many batches has one that both act on.
    return (both.until() - both.from()) * recipe.epochs() >= both.every();
  }
}
