package org.scoville.recipes;

import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.literature.Citations;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/** Stands for the published recipe, which is of another module. */
@Lengths(from = 180)
@Published(top1 = 79.86, epochs = 180, source = Citations.MOSAIC_TABLE_7)
@Recipe(epochs = 270, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Hot extends Medium {
  @Algorithm
  @RandAugment.With(depth = 1, severity = 10)
  RandAugment randAugment(); // note: [cpu-augment-bottleneck]

  @Algorithm
  @StochasticDepth.With(dropRate = 0.1) // note: [stochastic-depth-eval-scaling]
  StochasticDepth stochasticDepth();

  @Algorithm
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05)
  ColOut colOut();
}
