package cases.ingredient_unknown;

import cases.Calm;
import java.util.List;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  Blend blend(); // note: [ingredient-unknown]

  /** Compiled together with the recipe, so its class can't be asked yet. */
  record Blend() implements BatchTransform, Mixes {
    @Hyperparameters
    @interface With {}

    @Override
    public List<MixingMethod> mixingMethods() {
      return List.of(MixingMethod.blend(1, 0.2));
    }
  }
}
