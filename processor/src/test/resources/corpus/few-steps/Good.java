package cases.few_steps;

import cases.Calm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 16, batchSize = 64, trainingSamples = 2_048, classes = 10)
public interface Good extends Calm {
  @Override
  @Schedule
  @CosineDecay.With(warmupEpochs = 1)
  CosineDecay learningRate();
}
