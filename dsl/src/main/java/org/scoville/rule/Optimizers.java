package org.scoville.rule;

import java.util.Optional;
import org.scoville.ingredient.LeavesParameters;
import org.scoville.ingredient.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** What kind of optimizer a recipe has. */
final class Optimizers {
  private Optimizers() {}

  /**
   * A learning rate that gradients are multiplied by as they are.
   *
   * @param member the hyperparameter that says it
   * @param rate its value at the peak
   */
  record Linear(String member, double rate) {}

  /** Whether a step is as long as the gradient is large, as under SGD. */
  static boolean followsGradients(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, o -> !o.isAdaptive() && !o.hasTrustRatio())
        .orElse(false);
  }

  /**
   * The rate of an optimizer like SGD: of all parameters, or of those that another leaves to it.
   */
  static Optional<Linear> linear(RecipeSpec recipe) {
    if (followsGradients(recipe)) {
      return recipe
          .fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate)
          .map(rate -> new Linear("learningRate", rate));
    }
    return recipe
        .declared(Role.OPTIMIZER, LeavesParameters.class)
        .filter(it -> !it.<Boolean>ask(LeavesParameters::isAdaptiveForOthers))
        .map(
            it ->
                new Linear(
                    it.ask(LeavesParameters::rateOfOthers),
                    it.<Double>ask(LeavesParameters::learningRateOfOthers)));
  }
}
