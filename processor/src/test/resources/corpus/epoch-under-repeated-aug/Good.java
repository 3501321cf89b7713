package cases.epoch_under_repeated_aug;

import cases.Calm;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm
  @RepeatedAugmentation.With(repeats = 1)
  RepeatedAugmentation repeated();
}
