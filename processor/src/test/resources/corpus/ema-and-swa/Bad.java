package cases.ema_and_swa;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @SWA.With(endFraction = 0.9)
  SWA swa();

  @Algorithm
  @EMA.With(halfLifeBatches = 100)
  EMA ema(); // warning: [ema-and-swa] note: [ema-eval-wrong-weights]
}
