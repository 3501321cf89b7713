package org.scoville.rule.builtin;

import org.scoville.fact.StartsPretrained;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** Tells runs from trained weights, about which evidence from runs from scratch says nothing. */
final class Pretraining {
  private Pretraining() {}

  /** Whether a recipe starts from trained weights; no, where its network doesn't say. */
  static boolean of(RecipeSpec recipe) {
    return recipe
        .fact(Role.MODEL, StartsPretrained.class, StartsPretrained::pretrained)
        .orElse(false);
  }
}
