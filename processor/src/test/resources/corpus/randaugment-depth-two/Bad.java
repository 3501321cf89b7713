package cases.randaugment_depth_two;

import cases.Calm;
import org.scoville.algorithm.RandAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @RandAugment.With(depth = 2) // warning: [randaugment-depth-two]
  RandAugment randAugment(); // note: [cpu-augment-bottleneck]
}
