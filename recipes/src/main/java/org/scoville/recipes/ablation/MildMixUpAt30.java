package org.scoville.recipes.ablation;

import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;
import org.scoville.recipes.Mild;

/**
 * {@link Mild} at 30 epochs with MixUp in place of label smoothing.
 *
 * <p>The table's row is missing, the text has its numbers. MixUp's alpha is not published; Medium's
 * is used.
 */
@Published(
    top1 = DeepDive.MIXUP_AT_30,
    epochs = 30,
    imagesPerSecond = 18_527,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_5,
    remark = Conditions.PROTOTYPE)
@Recipe(
    epochs = 30,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface MildMixUpAt30 extends Mild {
  /** Replaced by MixUp. */
  @Override
  @Without
  LabelSmoothing labelSmoothing();

  /** Medium's alpha. */
  @Algorithm
  @MixUp.With(alpha = 0.2)
  @Accept(
      rule = "mixup-short-run",
      because = "Table 5 measures it: label smoothing in its place does better")
  MixUp mixUp();
}
