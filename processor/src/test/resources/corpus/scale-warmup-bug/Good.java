package cases.scale_warmup_bug;

import cases.Calm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Schedule
  @CosineDecay.With(warmupEpochs = 16)
  CosineDecay learningRate();
}
