package cases.ema_scale_with_batch;

import org.scoville.algorithm.EMA;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 36, batchSize = 256, trainingSamples = 1_281_167, classes = 1000)
public interface BadRestated extends BadParent {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 0.256, momentum = 0.875, weightDecay = 3e-4)
  DecoupledSGD optimizer();

  @Override
  @Algorithm(every = 40)
  @EMA.With(halfLifeBatches = 100) // note: [ema-scale-with-batch]
  EMA ema(); // note: [ema-eval-wrong-weights]
}
