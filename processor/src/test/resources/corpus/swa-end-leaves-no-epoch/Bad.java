package cases.swa_end_leaves_no_epoch;

import cases.Calm;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  SWA swa(); // warning: [swa-end-leaves-no-epoch]
}
