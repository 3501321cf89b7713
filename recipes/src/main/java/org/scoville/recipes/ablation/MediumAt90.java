package org.scoville.recipes.ablation;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Medium;

/**
 * Published: 79.10 % top-1 for a prototype of Medium at 90 epochs, bias at -log(classes) (Table 8).
 *
 * <p>The prototype is not described; Medium stands for it.
 */
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface MediumAt90 extends Medium {}
