package org.scoville.recipes.ablation;

import org.scoville.algorithm.ChannelsLast;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.NvidiaBaseline;

/**
 * {@link NvidiaBaseline} with channels-last.
 *
 * <p>RandAugment's speed is compared with it; its accuracy was not published. Its speed means 125
 * min for 90 epochs; if the article's 180 min for the baseline are of 90 epochs too, the baseline
 * trained 10,700 images a second and seems to have run without this layout.
 */
@Published(
    imagesPerSecond = DeepDive.CHANNELS_LAST_SPEED,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_2)
@Recipe(
    epochs = 90,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface NvidiaChannelsLast extends NvidiaBaseline {
  /** The layout that tensor cores prefer. */
  @Algorithm
  ChannelsLast channelsLast();
}
