package org.scoville.recipes.ablation;

import org.scoville.recipe.Recipe;

/**
 * Published: 80.22 % top-1 in 1,008 min for Hot with MixUp's alpha at 1 and 810 epochs (Table 6).
 *
 * <p>Nearly twice the epochs do not make up for it. Hot's own row at 810 epochs is not in the text.
 */
@Recipe(epochs = 810, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface HotAggressiveMixUpAt810 extends HotAggressiveMixUpAt450 {}
