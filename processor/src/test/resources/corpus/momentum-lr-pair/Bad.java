package cases.momentum_lr_pair;

import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Mild {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 2.048, momentum = 0.9, weightDecay = 3e-4) // note: [momentum-lr-pair]
  DecoupledSGD optimizer();
}
