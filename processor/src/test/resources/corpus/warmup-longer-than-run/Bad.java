package cases.warmup_longer_than_run;

import cases.Calm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Schedule
  @CosineDecay.With(warmupEpochs = 100) // error: [warmup-longer-than-run]
  CosineDecay learningRate();
}
