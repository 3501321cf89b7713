package org.scoville.recipes.ablation;

import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Hot;

/** {@link Hot} at 450 epochs, MixUp's alpha at 0.25. */
@Published(
    top1 = DeepDive.MODERATE_MIXUP_AT_450,
    minutes = DeepDive.MODERATE_MIXUP_AT_450_MINUTES,
    epochs = 450,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_6)
@Recipe(
    epochs = 450,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface HotAt450 extends Hot {}
