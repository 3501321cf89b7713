package org.scoville.recipes.ablation;

import org.scoville.recipe.Accept;
import org.scoville.recipe.Recipe;
import org.scoville.recipes.Medium;

/**
 * Published: 76.75 % top-1 for a prototype of Medium at 36 epochs, bias at -log(classes) (Table 8).
 *
 * <p>The prototype is not described; Medium stands for it.
 */
@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
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
