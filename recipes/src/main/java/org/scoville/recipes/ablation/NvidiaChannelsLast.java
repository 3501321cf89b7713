package org.scoville.recipes.ablation;

import org.scoville.algorithm.ChannelsLast;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.NvidiaBaseline;

/**
 * Published: 15,422 images a second for the NVIDIA baseline with channels-last (Table 2).
 *
 * <p>What RandAugment is measured against; its accuracy was not published. 15,422 a second would be
 * 125 min for 90 epochs, where the article's 180 for the baseline are 10,700 a second: the layout
 * makes much of the difference.
 */
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface NvidiaChannelsLast extends NvidiaBaseline {
  /** The layout that tensor cores want. */
  @Algorithm
  ChannelsLast channelsLast();
}
