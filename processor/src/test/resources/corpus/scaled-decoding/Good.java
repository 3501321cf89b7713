package cases.scaled_decoding;

import cases.Calm;
import org.scoville.data.PackedImages;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Train
  @PackedImages.With(crop = 176)
  Loader train();
}
