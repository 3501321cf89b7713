package org.scoville.effect;

import java.util.Optional;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

/**
 * The steps that SAM makes twice as long.
 *
 * @param share their share of all steps
 */
public record SecondPasses(double share) {

  /** SAM's part in a recipe; nothing without it. */
  public static Optional<SecondPasses> of(RecipeSpec recipe) {
    return recipe.use(SAM.class).map(use -> new SecondPasses(share(recipe, use)));
  }

  private static double share(RecipeSpec recipe, AlgorithmUse use) {
    return RunLength.running(recipe)
        .map(run -> (double) Occasions.of(use, run.steps()).within(1, run.steps()) / run.steps())
        .orElseGet(() -> Math.max(0, use.until() - use.from()) / Math.max(1, use.every()));
  }
}
