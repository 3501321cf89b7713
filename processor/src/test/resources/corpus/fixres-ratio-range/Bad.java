package cases.fixres_ratio_range;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 128)
  Loader train();

  @Override
  @Evaluate
  @ImageFolder.With(resize = 232, crop = 224) // note: [fixres-ratio-range]
  Loader evaluate();
}
