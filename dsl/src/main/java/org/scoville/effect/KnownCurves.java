package org.scoville.effect;

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

/** The schedules of the language, which all begin with a rise. */
public final class KnownCurves {
  /** Their records. */
  public static final List<Class<? extends WarmsUp>> TYPES =
      List.of(
          CosineDecay.class,
          LinearDecay.class,
          PolynomialDecay.class,
          MultiStep.class,
          StepDecay.class,
          Constant.class,
          Triangular.class);

  private KnownCurves() {}

  /**
   * The schedule of a recipe, if it is one of them.
   *
   * @throws org.scoville.recipe.IngredientNotReadable if its values are out of the record's ranges
   */
  public static Optional<WarmsUp> of(RecipeSpec recipe) {
    Stream<WarmsUp> found =
        TYPES.stream().flatMap(type -> recipe.find(Role.SCHEDULE, type).stream());
    return found.findFirst();
  }
}
