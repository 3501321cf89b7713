package org.scoville.recipes.ablation;

import org.scoville.algorithm.RandAugment;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

/**
 * Published: 12,597 images a second with one operation of RandAugment, 18 % fewer (Table 2).
 *
 * <p>The severity is not published; Hot's is taken, and costs the host no more than another.
 */
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface NvidiaRandAugmentOnce extends NvidiaChannelsLast {
  /** One operation an image. */
  @Algorithm
  @RandAugment.With(depth = 1, severity = 10)
  RandAugment randAugment();
}
