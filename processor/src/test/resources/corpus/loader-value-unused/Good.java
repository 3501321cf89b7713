package cases.loader_value_unused;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 176, randomCrop = RandomCrop.PADDED, padding = 4)
  Loader train();
}
