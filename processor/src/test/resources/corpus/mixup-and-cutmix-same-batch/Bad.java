package cases.mixup_and_cutmix_same_batch;

import cases.Calm;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  MixUp mixUp();

  @Algorithm(every = 2)
  CutMix cutMix(); // error: [mixup-and-cutmix-same-batch]
}
