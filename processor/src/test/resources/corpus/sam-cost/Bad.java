package cases.sam_cost;

import cases.Calm;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @RandAugment.With(depth = 1)
  RandAugment randAugment(); // note: [cpu-augment-bottleneck]

  @Algorithm(every = 5) // note: [sam-cost]
  @SAM.With(rho = 0.25)
  SAM sam();
}
