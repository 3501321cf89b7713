package cases.ingredient_fails;

import cases.Calm;
import org.scoville.processor.sample.Failing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @Failing.With(answers = false)
  Failing failing(); // warning: [ingredient-fails]
}
