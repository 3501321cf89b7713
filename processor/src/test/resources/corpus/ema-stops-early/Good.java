package cases.ema_stops_early;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Algorithm(every = 20, from = 0.1)
  @EMA.With(halfLifeBatches = 100)
  EMA ema();
}
