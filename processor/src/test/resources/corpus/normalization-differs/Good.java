package cases.normalization_differs;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224, mean = {0.485, 0.456, 0.406})
  Loader evaluate();
}
