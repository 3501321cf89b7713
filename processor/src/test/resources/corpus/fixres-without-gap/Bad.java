package cases.fixres_without_gap;

import cases.Calm;
import org.scoville.algorithm.FixRes;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Train
  @ImageFolder.With(crop = 224)
  Loader train();

  @Override
  @Evaluate
  @ImageFolder.With(resize = 256, crop = 224) // note: [fixres-relation-large]
  Loader evaluate();

  @Algorithm
  @FixRes.With(trainCrop = 224, testResize = 256, testCrop = 224) // error: [fixres-without-gap]
  FixRes fixRes();
}
