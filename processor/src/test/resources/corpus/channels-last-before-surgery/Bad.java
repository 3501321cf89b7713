package cases.channels_last_before_surgery;

import cases.Calm;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  ChannelsLast channelsLast();

  @Algorithm(after = ChannelsLast.class) // note: [channels-last-before-surgery]
  BlurPool blurPool(); // note: [export-needs-surgery-list] note: [arch-change-fairness]
}
