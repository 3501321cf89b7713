package org.scoville.rule;

import org.scoville.ingredient.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** What kind of optimizer a recipe has. */
final class Optimizers {
  private Optimizers() {}

  /** Whether a step is as long as the gradient is large, as under SGD. */
  static boolean followsGradients(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, o -> !o.isAdaptive() && !o.hasTrustRatio())
        .orElse(false);
  }
}
