package org.scoville.derived;

import java.util.List;
import java.util.Optional;
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

  /** The overlap of two algorithms, which may be empty. */
  public static Overlap of(AlgorithmUse one, AlgorithmUse other) {
    return new Overlap(one, other, one.timing().and(other.timing()));
  }

  /** The first two of several algorithms, each of another type, that both act on some batch. */
  public static Optional<Overlap> among(List<AlgorithmUse> uses, RecipeSpec recipe) {
    for (int i = 0; i < uses.size(); i++) {
      for (int j = i + 1; j < uses.size(); j++) {
        Overlap overlap = of(uses.get(i), uses.get(j));
        // One algorithm named twice is an error of its own.
        if (!uses.get(i).type().equals(uses.get(j).type()) && overlap.takesPlace(recipe)) {
          return Optional.of(overlap);
        }
      }
    }
    return Optional.empty();
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
