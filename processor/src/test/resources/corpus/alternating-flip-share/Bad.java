package cases.alternating_flip_share;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 176, flip = 0, alternatingFlip = true) // note: [alternating-flip-share]
  Loader train();
}
