package hostile.nested_ingredients;

import cases.Calm;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  @Algorithm
  Plan plan();

  @Algorithm
  Timing SPEC();

  record Plan(double scale) implements StepRule {
    @Hyperparameters
    @interface With {
      double scale() default 1.0 / 3;
    }
  }

  record Timing(SPEC spec) implements BatchTransform {
    enum SPEC {
      List
    }

    @Hyperparameters
    @interface With {
      SPEC spec() default SPEC.List;
    }
  }
}
