package cases.lr_linear_scaling;

import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

/** Right itself; its child is not. */
@Recipe(epochs = 36, batchSize = 256, trainingSamples = 1_281_167, classes = 1000)
public interface BadScaled extends Mild {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 0.256, momentum = 0.875, weightDecay = 3e-4)
  DecoupledSGD optimizer();
}
