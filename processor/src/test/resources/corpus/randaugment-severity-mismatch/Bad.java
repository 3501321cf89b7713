package cases.randaugment_severity_mismatch;

import org.scoville.algorithm.RandAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Hot;

@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Hot { // note: [stochastic-depth-eval-scaling]
  @Override
  @Algorithm
  @RandAugment.With(depth = 1, severity = 9) // note: [randaugment-severity-mismatch]
  RandAugment randAugment(); // note: [cpu-augment-bottleneck]
}
