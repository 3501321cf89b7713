package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.RateCurve;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The curve of a recipe's learning rate.
 *
 * @param schedule the schedule that it is of
 */
public record LearningRateCurve(DeclaredFact<RateCurve> schedule) {
  private static final long USUAL_STEPS = 1000;

  /** The curve of a recipe, if it has a schedule. */
  public static Optional<LearningRateCurve> of(RecipeSpec recipe) {
    return recipe.declared(Role.SCHEDULE, RateCurve.class).map(LearningRateCurve::new);
  }

  /** Steps of an epoch; a usual number until the data is known, as schedules scale with the run. */
  public static long stepsPerEpoch(RecipeSpec recipe) {
    return recipe.knows(DataFact.TRAINING_SAMPLES) ? recipe.stepsPerEpoch() : USUAL_STEPS;
  }

  /** The warm-up, if its schedule has one. */
  public Optional<Warmup> warmup() {
    return schedule.ingredient().as(WarmsUp.class).map(it -> it.ask(WarmsUp::warmup));
  }

  /**
   * The factor of the optimizer's rate.
   *
   * @param step steps taken before this one
   * @param steps steps of the run
   * @param stepsPerEpoch steps of an epoch
   */
  public double factor(long step, long steps, long stepsPerEpoch) {
    return schedule.<Double>ask(it -> it.factor(step, steps, stepsPerEpoch));
  }

  /** The same in a run. */
  double factor(long step, RunLength run) {
    return factor(step, run.steps(), run.stepsPerEpoch());
  }
}
