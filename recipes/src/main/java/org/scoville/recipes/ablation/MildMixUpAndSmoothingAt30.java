package org.scoville.recipes.ablation;

import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

/**
 * Published: 75.91 % top-1 at 18,043 images a second with MixUp and smoothing, 30 epochs (Table 5).
 *
 * <p>MixUp's alpha is not published; Medium's is taken.
 */
@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface MildMixUpAndSmoothingAt30 extends MildSmoothingAt30 {
  /** Medium's. */
  @Algorithm
  @MixUp.With(alpha = 0.2)
  @Accept(
      rule = "mixup-plus-label-smoothing-short",
      because = "Table 5 measures it: both together do worse than either alone")
  @Accept(rule = "mixup-short-run", because = "Table 5 measures it, alone and with smoothing")
  MixUp mixUp();
}
