package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.HasSecondOptimizer;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** The kind of a recipe's optimizer: whether its steps grow with the gradients. */
public final class OptimizerKind {
  private OptimizerKind() {}

  /**
   * A learning rate that multiplies gradients as they are.
   *
   * @param member the hyperparameter that sets it
   * @param rate its value at the peak
   */
  public record Linear(String member, double rate) {}

  /** Whether the length of a step is proportional to the gradient, as under SGD. */
  public static boolean followsGradients(RecipeSpec recipe) {
    return recipe
        .fact(Role.OPTIMIZER, RateAndDecay.class, o -> !o.isAdaptive() && !o.hasTrustRatio())
        .orElse(false);
  }

  /**
   * The rate of an optimizer like SGD: of all parameters, or of those that another leaves to it.
   */
  public static Optional<Linear> linear(RecipeSpec recipe) {
    if (followsGradients(recipe)) {
      return recipe
          .fact(Role.OPTIMIZER, RateAndDecay.class, RateAndDecay::learningRate)
          .map(rate -> new Linear("learningRate", rate));
    }
    return recipe
        .declared(Role.OPTIMIZER, HasSecondOptimizer.class)
        .filter(it -> !it.<Boolean>ask(HasSecondOptimizer::isAdaptiveForOthers))
        .map(
            it ->
                new Linear(
                    it.ask(HasSecondOptimizer::rateOfOthers),
                    it.<Double>ask(HasSecondOptimizer::learningRateOfOthers)));
  }
}
