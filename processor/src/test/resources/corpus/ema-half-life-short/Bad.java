package cases.ema_half_life_short;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 30)
  EMA ema(); // note: [ema-half-life-short] note: [ema-eval-wrong-weights]
}
