package cases.randaugment_depth_three;

import cases.Calm;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @TimmRandAugment.With(layers = 4, probability = 0.75) // warning: [randaugment-depth-three]
  TimmRandAugment randAugment(); // note: [cpu-augment-bottleneck]
}
