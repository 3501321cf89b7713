package cases.cpu_augment_bottleneck;

import cases.Calm;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  TrivialAugment trivialAugment(); // note: [cpu-augment-bottleneck]
}
