package cases.hyperparameters_differ;

import java.util.List;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;

/** Adds noise to the gradient. */
public record Bad(double scale, int steps, List<Double> shares) implements StepRule {
  @Hyperparameters
  public @interface With { // error: [hyperparameters-differ]
    double scale() default 0.1;

    long steps() default 1; // error: [hyperparameters-differ]

    double[] share() default {}; // error: [hyperparameters-differ]
  }
}
