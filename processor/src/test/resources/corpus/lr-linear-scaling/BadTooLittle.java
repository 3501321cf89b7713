package cases.lr_linear_scaling;

import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

@Recipe(epochs = 36, batchSize = 8192, trainingSamples = 1_281_167, classes = 1000) // warning: [lr-linear-scaling]
public interface BadTooLittle extends Mild {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 2.4576, momentum = 0.875, weightDecay = 5e-4)
  DecoupledSGD optimizer();
}
