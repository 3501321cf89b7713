package cases.loader_value_unused;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 176, padding = 4) // warning: [loader-value-unused]
  Loader train();
}
