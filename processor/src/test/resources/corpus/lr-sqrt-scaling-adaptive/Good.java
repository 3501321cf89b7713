package cases.lr_sqrt_scaling_adaptive;

import org.scoville.optimizer.LAMB;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 4096, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends GoodParent {
  @Override
  @Optimizer
  @LAMB.With(learningRate = 7e-3, weightDecay = 0.01)
  LAMB optimizer();
}
