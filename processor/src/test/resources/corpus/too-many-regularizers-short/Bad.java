package cases.too_many_regularizers_short;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // warning: [too-many-regularizers-short]
public interface Bad extends Calm {
  @Algorithm
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05)
  ColOut colOut();

  @Algorithm
  @StochasticDepth.With(dropRate = 0.1) // note: [stochastic-depth-eval-scaling]
  StochasticDepth stochasticDepth(); // note: [stochastic-depth-short-run]
}
