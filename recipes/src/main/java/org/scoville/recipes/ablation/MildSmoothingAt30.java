package org.scoville.recipes.ablation;

import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

/**
 * {@link Mild} at 30 epochs with label smoothing.
 *
 * <p>The table prints 76.033; the text's 76.33 is the only one that fits its conclusion. The
 * prototype of Mild is not described; Mild is used for it, with its smoothing of 0.08.
 */
@Published(
    top1 = DeepDive.SMOOTHING_AT_30,
    epochs = 30,
    imagesPerSecond = 19_086,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_5,
    remark = Conditions.PROTOTYPE)
@Recipe(
    epochs = 30,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface MildSmoothingAt30 extends Mild {}
