package cases.wd_with_duration;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 2.048, momentum = 0.875, weightDecay = 5e-4) // note: [wd-with-duration]
  DecoupledSGD optimizer();

  @Algorithm
  MixUp mixUp();

  @Algorithm
  @RandAugment.With(depth = 1)
  RandAugment randAugment(); // note: [cpu-augment-bottleneck]
}
