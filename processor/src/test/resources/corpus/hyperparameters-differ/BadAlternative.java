package cases.hyperparameters_differ;

import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;

/** Has one of two alternatives. */
public record BadAlternative(double epochs) implements StepRule {
  @Hyperparameters
  @AtMostOne({"epochs", "batches"})
  public @interface With { // error: [hyperparameters-differ]
    double epochs();
  }
}
