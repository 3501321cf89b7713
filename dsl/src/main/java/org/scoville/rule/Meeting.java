package org.scoville.rule;

import org.scoville.effect.Occasions;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;

/**
 * Two algorithms of a recipe that may act on the same batch.
 *
 * @param one the one
 * @param other the other
 */
record Meeting(AlgorithmUse one, AlgorithmUse other) {

  /** Whether there is a batch in which both windows are open and that both intervals hit. */
  boolean takesPlace(RecipeSpec recipe) {
    if (one.every() < 1 || other.every() < 1 || !(opens() < closes())) {
      return false;
    }
    if (recipe.knows(Fact.TRAINING_SAMPLES)) {
      return takesPlace(recipe.steps());
    }
    // An epoch has at least one batch, and any run of so many batches has one that both hit.
    return (closes() - opens()) * recipe.epochs() >= interval();
  }

  /** Batches from one that both intervals hit to the next. */
  long interval() {
    return (long) one.every() / divisor(one.every(), other.every()) * other.every();
  }

  private boolean takesPlace(long batches) {
    return Occasions.of(one, batches).and(Occasions.of(other, batches)).count() > 0;
  }

  private double opens() {
    return Math.max(one.from(), other.from());
  }

  private double closes() {
    return Math.min(one.until(), other.until());
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
