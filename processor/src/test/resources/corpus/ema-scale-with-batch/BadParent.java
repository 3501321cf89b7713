package cases.ema_scale_with_batch;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;


@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadParent extends Calm {
  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 100)
  EMA ema(); // note: [ema-eval-wrong-weights]
}
