package cases.few_steps;

import cases.Calm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 16, batchSize = 2048, trainingSamples = 2_048, classes = 10) // warning: [few-steps]
public interface Bad extends Calm {
  @Override
  @Schedule
  @CosineDecay.With(warmupEpochs = 1)
  CosineDecay learningRate();
}
