package cases.hyperparameters_differ;

import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;

/** Names a class, which can't be kept in a recipe's values. */
public record BadKind(Class<?> type) implements StepRule {
  @Hyperparameters
  @ExactlyOne({"type", "kind"})
  public @interface With { // error: [hyperparameters-differ]
    Class<?> type(); // error: [hyperparameters-differ]
  }
}
