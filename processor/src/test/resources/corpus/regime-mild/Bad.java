package cases.regime_mild;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [regime-mild]
public interface Bad extends Calm {
  @Algorithm
  LabelSmoothing labelSmoothing();

  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 100)
  EMA ema();
}
