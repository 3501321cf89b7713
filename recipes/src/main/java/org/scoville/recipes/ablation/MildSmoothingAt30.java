package org.scoville.recipes.ablation;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Mild;

/**
 * Published: 76.33 % top-1 at 19,086 images a second with label smoothing at 30 epochs (Table 5).
 *
 * <p>The table prints 76.033; the text's 76.33 is the only one that fits its conclusion. The
 * prototype of Mild is not described; Mild stands for it, with its smoothing of 0.08.
 */
@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface MildSmoothingAt30 extends Mild {}
