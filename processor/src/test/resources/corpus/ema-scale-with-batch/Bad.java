package cases.ema_scale_with_batch;

import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

/** The average is inherited, so the finding stands here. */
@Recipe(epochs = 36, batchSize = 256, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends BadParent { // note: [ema-scale-with-batch] note: [ema-eval-wrong-weights]
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 0.256, momentum = 0.875, weightDecay = 3e-4)
  DecoupledSGD optimizer();
}
