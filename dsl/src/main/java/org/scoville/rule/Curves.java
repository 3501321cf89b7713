package org.scoville.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.schedule.Constant;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;
import org.scoville.schedule.WarmsUp;

/** The schedules that rules can read: those of the language, which all begin with a rise. */
final class Curves {
  static final List<Class<? extends WarmsUp>> TYPES =
      List.of(
          CosineDecay.class,
          LinearDecay.class,
          PolynomialDecay.class,
          MultiStep.class,
          StepDecay.class,
          Constant.class,
          Triangular.class);

  private Curves() {}

  /**
   * The schedule of a recipe.
   *
   * @throws org.scoville.recipe.IngredientNotReadable if its values are out of the record's ranges
   */
  static Optional<WarmsUp> of(RecipeSpec recipe) {
    Stream<WarmsUp> found =
        TYPES.stream().flatMap(type -> recipe.find(Role.SCHEDULE, type).stream());
    return found.findFirst();
  }
}
