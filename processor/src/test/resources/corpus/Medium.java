package org.scoville.recipes;

import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.literature.Citations;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/** Stands for the published recipe, which is of another module. */
@Lengths(from = 60, until = 240)
@Published(top1 = 79.5, epochs = 240, source = Citations.MOSAIC_RECIPES)
@Recipe(epochs = 135, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Medium extends Mild {
  @Algorithm
  MixUp mixUp();

  @Algorithm(every = 10)
  @SAM.With(rho = 0.5)
  SAM sam();
}
