package cases.stochastic_depth_first;

import cases.Calm;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 120, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  BlurPool blurPool(); // note: [export-needs-surgery-list] note: [arch-change-fairness]

  @Algorithm(after = BlurPool.class) // note: [stochastic-depth-first]
  @StochasticDepth.With(dropRate = 0.1) // note: [stochastic-depth-eval-scaling]
  StochasticDepth stochasticDepth();
}
