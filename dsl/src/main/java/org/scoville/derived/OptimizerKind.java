package org.scoville.derived;

import java.util.Optional;
import org.scoville.fact.HasSecondOptimizer;
import org.scoville.fact.RateAndDecay;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** What kind of optimizer a recipe has. */
public final class OptimizerKind {
  private OptimizerKind() {}

  /**
   * A learning rate that gradients are multiplied by as they are.
   *
   * @param member the hyperparameter that says it
   * @param rate its value at the peak
   */
  public record Linear(String member, double rate) {}

  /** Whether a step is as long as the gradient is large, as under SGD. */
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
