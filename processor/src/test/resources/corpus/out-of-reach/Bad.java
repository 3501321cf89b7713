package cases.out_of_reach;

import cases.Calm;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

final class Bad {
  private Bad() {}

  @Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
  interface Experiment extends Calm {
    @Algorithm
    Noise noise(); // error: [out-of-reach]
  }

  private record Noise(double scale) implements StepRule {
    @Hyperparameters
    @interface With {
      double scale() default 0.1;
    }
  }
}
