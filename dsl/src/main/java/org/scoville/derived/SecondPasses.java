package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.TakesSecondPass;
import org.scoville.recipe.RecipeSpec;

/**
 * The steps that take a second pass.
 *
 * @param share their share of all steps
 */
public record SecondPasses(double share) {

  /** Those of a recipe; empty without an algorithm that takes second passes. */
  public static Optional<SecondPasses> of(RecipeSpec recipe) {
    return recipe
        .declared(TakesSecondPass.class)
        .flatMap(it -> recipe.use(it.ingredient().method()))
        .map(use -> new SecondPasses(ActiveShares.in(recipe).of(use.timing())));
  }
}
