package cases.ingredient_unknown;

import cases.Calm;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  Blend blend();

  /** Says nothing of itself, so there is nothing to ask. */
  record Blend() implements BatchTransform {
    @Hyperparameters
    @interface With {}
  }
}
