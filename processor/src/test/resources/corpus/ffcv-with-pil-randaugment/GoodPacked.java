package cases.ffcv_with_pil_randaugment;

import cases.Calm;
import org.scoville.algorithm.RandAugment;
import org.scoville.data.PackedImages;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface GoodPacked extends Calm {
  @Override
  @Train
  @PackedImages.With(crop = 176)
  Loader train();

  @Algorithm
  @RandAugment.With(depth = 1)
  RandAugment randAugment();
}
