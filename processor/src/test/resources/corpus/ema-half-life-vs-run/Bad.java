package cases.ema_half_life_vs_run;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 20)
  @EMA.With(halfLifeBatches = 10_000)
  EMA ema(); // warning: [ema-half-life-vs-run] note: [ema-eval-wrong-weights] note: [ema-batch-norm-statistics]
}
