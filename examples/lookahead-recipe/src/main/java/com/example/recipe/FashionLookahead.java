package com.example.recipe;

import com.example.lookahead.Lookahead;
import org.scoville.algorithm.EMA;
import org.scoville.examples.FashionMild;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

/**
 * The quick start's recipe with Lookahead in place of EMA.
 *
 * <p>Shows how a recipe uses a plug-in; what it reaches was not measured.
 */
@Recipe(epochs = 16, batchSize = 128, classes = 10)
public interface FashionLookahead extends FashionMild {

  /** Lookahead's slow weights are the average here. */
  @Override
  @Without
  EMA ema();

  /** Six steps forward, half of the way back. */
  @Algorithm
  @Lookahead.With(syncBatches = 6, slowStep = 0.5)
  Lookahead lookahead();
}
