package cases.weak_baseline;

import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.NvidiaBaseline;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends NvidiaBaseline {
  @Algorithm
  ChannelsLast channelsLast();

  @Algorithm
  LabelSmoothing labelSmoothing();
}
