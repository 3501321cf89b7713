package org.scoville.recipes.ablation;

import org.scoville.algorithm.RandAugment;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/**
 * {@link NvidiaChannelsLast} with one operation of RandAugment, which costs 18 % of the speed.
 *
 * <p>The severity is not published; Hot's is used, and does not affect the cost.
 */
@Published(
    imagesPerSecond = DeepDive.ONE_OPERATION_SPEED,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_2)
@Recipe(
    epochs = 90,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface NvidiaRandAugmentOnce extends NvidiaChannelsLast {
  /** One operation an image. */
  @Algorithm
  @RandAugment.With(depth = 1, severity = 10)
  RandAugment randAugment();
}
