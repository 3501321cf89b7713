package cases.epoch_wise_schedule;

import cases.Calm;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.schedule.CosineDecay;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Schedule
  @CosineDecay.With(warmupEpochs = 8, granularity = Granularity.BATCH)
  CosineDecay learningRate();
}
