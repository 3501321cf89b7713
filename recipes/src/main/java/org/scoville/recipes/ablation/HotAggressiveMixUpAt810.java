package org.scoville.recipes.ablation;

import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/**
 * {@link org.scoville.recipes.Hot Hot} at 810 epochs with MixUp's alpha at 1.
 *
 * <p>Nearly twice the epochs do not make up for it. Hot's own row at 810 epochs is not in the text.
 */
@Published(
    top1 = DeepDive.AGGRESSIVE_MIXUP_AT_810,
    minutes = DeepDive.AGGRESSIVE_MIXUP_AT_810_MINUTES,
    epochs = 810,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_6)
@Recipe(
    epochs = 810,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface HotAggressiveMixUpAt810 extends HotAggressiveMixUpAt450 {}
