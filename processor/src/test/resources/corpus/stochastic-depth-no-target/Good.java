package cases.stochastic_depth_no_target;

import cases.Calm;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.model.ResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 200, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 18)
  ResNet model();

  @Algorithm
  @StochasticDepth.With(dropRate = 0.1, blocks = DroppedBlocks.ALL)
  StochasticDepth stochasticDepth();
}
