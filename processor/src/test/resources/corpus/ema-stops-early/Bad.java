package cases.ema_stops_early;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 20, until = 0.9) // warning: [ema-stops-early]
  @EMA.With(halfLifeBatches = 100)
  EMA ema(); // note: [ema-eval-wrong-weights]
}
