package cases.weak_baseline;

import org.scoville.algorithm.ChannelsLast;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.NvidiaBaseline;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [weak-baseline]
public interface Bad extends NvidiaBaseline {
  @Algorithm
  ChannelsLast channelsLast();
}
