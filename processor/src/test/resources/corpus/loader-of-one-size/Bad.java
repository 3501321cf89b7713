package cases.loader_of_one_size;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 176, randomCrop = RandomCrop.NONE)
  Loader train();

  @Algorithm
  @ProgressiveResizing.With(where = ResizingPlace.LOADER) // error: [loader-of-one-size]
  ProgressiveResizing progressiveResizing(); // note: [progressive-oom-late] note: [extrapolated-time]
}
