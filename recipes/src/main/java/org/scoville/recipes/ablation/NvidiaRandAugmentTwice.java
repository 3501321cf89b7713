package org.scoville.recipes.ablation;

import org.scoville.algorithm.RandAugment;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/** {@link NvidiaChannelsLast} with two operations of RandAugment, which cost 28 % of the speed. */
@Published(
    imagesPerSecond = DeepDive.TWO_OPERATIONS_SPEED,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_2)
@Recipe(
    epochs = 90,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface NvidiaRandAugmentTwice extends NvidiaRandAugmentOnce {
  /** Two operations an image. */
  @Override
  @Algorithm
  @RandAugment.With(depth = 2, severity = 10)
  @Accept(
      rule = "randaugment-depth-two",
      because = "Table 2 measures it: 11.8 % fewer images a second than one operation")
  RandAugment randAugment();
}
