package org.scoville.rule;

import java.util.List;
import java.util.Optional;
import org.scoville.effect.KnownCurves;
import org.scoville.recipe.RecipeSpec;
import org.scoville.schedule.WarmsUp;

/** The schedules that rules can read: those of the language, which all begin with a rise. */
final class Curves {
  static final List<Class<? extends WarmsUp>> TYPES = KnownCurves.TYPES;

  private Curves() {}

  /**
   * The schedule of a recipe.
   *
   * @throws org.scoville.recipe.IngredientNotReadable if its values are out of the record's ranges
   */
  static Optional<WarmsUp> of(RecipeSpec recipe) {
    return KnownCurves.of(recipe);
  }
}
