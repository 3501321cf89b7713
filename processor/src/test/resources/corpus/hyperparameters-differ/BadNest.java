package cases.hyperparameters_differ;

import org.scoville.ingredient.Hyperparameters;

/** Does not stand in a record. */
public final class BadNest {
  private BadNest() {}

  @Hyperparameters
  public @interface With {} // error: [hyperparameters-differ]
}
