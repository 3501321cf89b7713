package cases.fixres_contradicted;

import cases.Calm;
import org.scoville.algorithm.FixRes;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  @FixRes.With(trainCrop = 176, testResize = 232, testCrop = 224)
  FixRes fixRes();
}
