package cases.lr_sqrt_scaling_adaptive;

import org.scoville.optimizer.LAMB;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 4096, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends BadParent {
  @Override
  @Optimizer
  @LAMB.With(learningRate = 1e-2, weightDecay = 0.01) // note: [lr-sqrt-scaling-adaptive]
  LAMB optimizer();
}
