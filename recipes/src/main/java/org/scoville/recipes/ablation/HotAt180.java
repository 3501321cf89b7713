package org.scoville.recipes.ablation;

import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Hot;

/**
 * {@link Hot} at 180 epochs, with SAM every 5 batches.
 *
 * <p>The table's other rows, SAM every 10 batches and 450 epochs, are missing in the text; it
 * states that at 180 epochs every 5 batches gained no accuracy and took longer.
 */
@Published(
    top1 = DeepDive.SAM_EVERY_5_AT_180,
    minutes = DeepDive.SAM_EVERY_5_AT_180_MINUTES,
    epochs = 180,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_7)
@Recipe(
    epochs = 180,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
@Accept(
    rule = "sam-interval-vs-duration",
    because = "Table 7 measures it: at 180 epochs every 5 batches gains nothing over every 10")
public interface HotAt180 extends Hot {}
