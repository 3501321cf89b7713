package cases.randaugment_needed_for_80;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 300, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [randaugment-needed-for-80]
public interface Bad extends Calm {
  @Algorithm
  MixUp mixUp();
}
