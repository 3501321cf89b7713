package cases.decoupled_wd_magnitude;

import cases.Calm;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadUnconverted extends Calm {
  @Override
  @Optimizer
  @DecoupledSGD.With(
      learningRate = 2.048,
      momentum = 0.875,
      weightDecay = 3.05e-5) // warning: [decoupled-wd-magnitude]
  DecoupledSGD optimizer();
}
