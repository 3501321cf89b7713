package org.scoville.recipes;

import cases.Calm;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.literature.Citations;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/** Stands for the published recipe, which is of another module. */
@Lengths(until = 60)
@Published(top1 = 78.1, minutes = 52.4, source = Citations.MOSAIC_RECIPES)
@Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Mild extends Calm {
  @Algorithm
  LabelSmoothing labelSmoothing();
}
