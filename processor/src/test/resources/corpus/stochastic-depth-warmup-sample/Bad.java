package cases.stochastic_depth_warmup_sample;

import cases.Calm;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 200, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @StochasticDepth.With(
      method = DropMethod.SAMPLE,
      warmupFraction = 0.1) // error: [stochastic-depth-warmup-sample]
  StochasticDepth stochasticDepth();
}
