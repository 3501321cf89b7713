package cases.hyperparameters_differ;

import java.util.List;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;

/** Adds noise to the gradient. */
public record Good(double scale, int steps, List<Double> shares) implements StepRule {
  @Hyperparameters
  public @interface With {
    double scale() default 0.1;

    int steps() default 1;

    double[] shares() default {};
  }
}
