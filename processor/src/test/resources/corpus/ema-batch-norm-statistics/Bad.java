package cases.ema_batch_norm_statistics;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 20)
  @EMA.With(halfLifeEpochs = 2)
  EMA ema(); // note: [ema-batch-norm-statistics] note: [ema-eval-wrong-weights]
}
