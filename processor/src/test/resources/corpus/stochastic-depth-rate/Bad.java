package cases.stochastic_depth_rate;

import cases.Calm;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @StochasticDepth.With(dropRate = 0.5) // warning: [stochastic-depth-rate] note: [stochastic-depth-eval-scaling]
  StochasticDepth stochasticDepth(); // note: [stochastic-depth-short-run]
}
