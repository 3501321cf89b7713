package cases.lr_far_from_parent;

import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Mild {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 1.5, momentum = 0.875, weightDecay = 5e-4)
  DecoupledSGD optimizer();
}
