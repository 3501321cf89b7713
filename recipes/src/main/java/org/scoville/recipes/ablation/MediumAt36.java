package org.scoville.recipes.ablation;

import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Medium;

/**
 * {@link Medium} at 36 epochs, the last bias at -log(classes).
 *
 * <p>The prototype is not described; Medium is used for it.
 */
@Published(
    top1 = DeepDive.LOG_PRIOR_AT_36,
    epochs = 36,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_8,
    remark = Conditions.PROTOTYPE)
@Recipe(
    epochs = 36,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
@Accept(
    rule = "mixup-plus-label-smoothing-short",
    because = "Table 8 compares starts of a bias, with Medium's methods at 36 epochs")
@Accept(
    rule = "mixup-short-run",
    because = "Table 8 compares starts of a bias, with Medium's methods at 36 epochs")
@Accept(
    rule = "sam-short-run",
    because = "Table 8 compares starts of a bias, with Medium's methods at 36 epochs")
public interface MediumAt36 extends Medium {}
