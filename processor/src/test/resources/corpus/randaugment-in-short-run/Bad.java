package cases.randaugment_in_short_run;

import cases.Calm;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  TrivialAugment trivialAugment(); // warning: [randaugment-in-short-run] note: [cpu-augment-bottleneck]
}
