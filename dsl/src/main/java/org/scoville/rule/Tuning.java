package org.scoville.rule;

import java.util.List;
import java.util.Optional;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * How an optimizer is tuned in a recipe, and how in the ancestor that has it too.
 *
 * @param optimizer the optimizer in the recipe
 * @param batch the recipe's batch
 * @param ancestor the ancestor
 * @param old the optimizer in the ancestor
 */
record Tuning(Ingredient optimizer, int batch, Ancestor ancestor, Ingredient old) {
  private static final List<Class<?>> SGDS = List.of(SGD.class, DecoupledSGD.class, LARS.class);
  private static final List<Class<?>> ADAPTIVE =
      List.of(AdamW.class, DecoupledAdamW.class, LAMB.class);

  /** A rate within this share of what the batch asks for is scaled well enough. */
  private static final double TOLERANCE = 0.25;

  /** A rate within this share of another is meant to be it. */
  private static final double ROUNDING = 0.01;

  /** Of a recipe under SGD or LARS, whose rate goes in step with the batch. */
  static Optional<Tuning> ofSgd(RecipeSpec recipe) {
    return of(recipe, SGDS);
  }

  /** Of a recipe under an optimizer that divides by the size of gradients or updates. */
  static Optional<Tuning> ofAdaptive(RecipeSpec recipe) {
    return of(recipe, ADAPTIVE);
  }

  private static Optional<Tuning> of(RecipeSpec recipe, List<Class<?>> types) {
    Optional<Ancestor> ancestor = recipe.origin().filter(a -> a.batchSize() > 0);
    for (Class<?> type : types) {
      // Building the record tells whether its values can be read.
      if (ancestor.isPresent() && recipe.find(Role.OPTIMIZER, type).isPresent()) {
        return ancestor
            .get()
            .ingredient(type)
            .map(
                old ->
                    new Tuning(
                        recipe.role(Role.OPTIMIZER).orElseThrow(),
                        recipe.batchSize(),
                        ancestor.get(),
                        old))
            .filter(tuning -> tuning.oldRate() > 0);
      }
    }
    return Optional.empty();
  }

  double rate() {
    return value(optimizer, "learningRate");
  }

  double oldRate() {
    return value(old, "learningRate");
  }

  double momentum() {
    return value(optimizer, "momentum");
  }

  double oldMomentum() {
    return value(old, "momentum");
  }

  /** The recipe's batch over the ancestor's. */
  double growth() {
    return batch / (double) ancestor.batchSize();
  }

  /** What a step does once momentum has built up. */
  double reach() {
    return rate() / (1 - momentum());
  }

  /** The same in the ancestor. */
  double oldReach() {
    return oldRate() / (1 - oldMomentum());
  }

  /** Whether the batch is so much larger or smaller that the old rate doesn't fit it. */
  static boolean isOtherBatch(double growth) {
    return Math.abs(1 / growth - 1) > TOLERANCE + 1e-9;
  }

  /** Whether the batch is another and the rate is still the ancestor's. */
  boolean keepsRateForOtherBatch() {
    return isOtherBatch(growth()) && keepsRate();
  }

  /** Whether the rate went in step with the batch. */
  boolean scalesRateWithBatch() {
    return isOtherBatch(growth())
        && Math.abs(rate() / (oldRate() * growth()) - 1) <= ROUNDING + 1e-9;
  }

  /** Whether the momentum is another by a quarter of a step's reach, under the ancestor's rate. */
  boolean changesMomentumAlone() {
    double change = reach() / oldReach();
    return keepsRate() && Math.max(change, 1 / change) >= 1 + TOLERANCE - 1e-9;
  }

  private boolean keepsRate() {
    return Math.abs(rate() / oldRate() - 1) <= 1e-9;
  }

  private static double value(Ingredient ingredient, String name) {
    return ingredient.values().get(name) instanceof Double number ? number : 0;
  }
}
