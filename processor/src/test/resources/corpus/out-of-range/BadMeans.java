package cases.out_of_range;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadMeans extends Calm {
  @Override
  @Train
  @ImageFolder.With( // error: [out-of-range]
      crop = 176,
      mean = {124, 0.5, 0.4})
  Loader train();
}
