package cases.channels_last_off;

import cases.Calm;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000, precision = Precision.BF16)
public interface Good extends Calm {
  @Algorithm
  ChannelsLast channelsLast();
}
