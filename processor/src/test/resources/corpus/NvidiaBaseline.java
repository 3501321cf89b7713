package org.scoville.recipes;

import cases.Calm;
import org.scoville.recipe.Baseline;
import org.scoville.recipe.Recipe;

/** Stands for the published recipe, which is of another module. */
@Baseline
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [weak-baseline]
public interface NvidiaBaseline extends Calm {}
