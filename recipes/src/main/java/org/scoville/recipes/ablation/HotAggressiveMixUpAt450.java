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

/** {@link org.scoville.recipes.Hot Hot} at 450 epochs with MixUp's alpha at 1. */
@Published(
    top1 = DeepDive.AGGRESSIVE_MIXUP_AT_450,
    minutes = DeepDive.AGGRESSIVE_MIXUP_AT_450_MINUTES,
    epochs = 450,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_6)
@Recipe(
    epochs = 450,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface HotAggressiveMixUpAt450 extends HotAt450 {
  /** "Aggressive": the weight of an image's partner is anything up to a half. */
  @Override
  @Algorithm
  @MixUp.With(alpha = 1)
  @Accept(
      rule = "aggressive-mixup",
      because = "Table 6 measures it: 1.09 points less than alpha 0.25 at 450 epochs")
  MixUp mixUp();
}
