package org.scoville.effect;

import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.RecipeSpec;

/**
 * The steps that SAM makes twice as long.
 *
 * @param share their share of all steps
 */
public record SecondPasses(double share) {

  /** SAM's part in a recipe; nothing without it. */
  public static Optional<SecondPasses> of(RecipeSpec recipe) {
    return recipe
        .use(SAM.class)
        .map(use -> new SecondPasses(Coincidence.in(recipe).together(List.of(use))));
  }
}
