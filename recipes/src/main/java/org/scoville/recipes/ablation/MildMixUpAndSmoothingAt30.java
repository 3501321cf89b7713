package org.scoville.recipes.ablation;

import org.scoville.algorithm.MixUp;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/**
 * {@link org.scoville.recipes.Mild Mild} at 30 epochs with MixUp and label smoothing.
 *
 * <p>MixUp's alpha is not published; Medium's is used.
 */
@Published(
    top1 = DeepDive.MIXUP_AND_SMOOTHING_AT_30,
    epochs = 30,
    imagesPerSecond = 18_043,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_5,
    remark = Conditions.PROTOTYPE)
@Recipe(
    epochs = 30,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface MildMixUpAndSmoothingAt30 extends MildSmoothingAt30 {
  /** Medium's alpha. */
  @Algorithm
  @MixUp.With(alpha = 0.2)
  @Accept(
      rule = "mixup-plus-label-smoothing-short",
      because = "Table 5 measures it: both together do worse than either alone")
  @Accept(rule = "mixup-short-run", because = "Table 5 measures it, alone and with smoothing")
  MixUp mixUp();
}
