package com.example.recipe;

import com.example.lookahead.Lookahead;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.examples.FashionMild;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

interface Bad {
  @Recipe(epochs = 16, batchSize = 128, trainingSamples = 10_000, classes = 10)
  interface NeverSyncs extends FashionLookahead {
    @Override
    @Algorithm
    @Lookahead.With(syncBatches = 2000) // error: [lookahead-never-syncs]
    Lookahead lookahead();
  }

  @Recipe(epochs = 16, batchSize = 128, classes = 10)
  interface TimedTwice extends FashionLookahead {
    @Override
    @Algorithm(every = 4) // error: [lookahead-timed-twice]
    @Lookahead.With(syncBatches = 5)
    Lookahead lookahead();
  }

  @Recipe(epochs = 16, batchSize = 128, classes = 10)
  interface OutOfRange extends FashionLookahead {
    @Override
    @Algorithm
    @Lookahead.With(slowStep = 1) // error: [out-of-range]
    Lookahead lookahead();
  }

  @Recipe(epochs = 16, batchSize = 128, classes = 10)
  interface TwoAverages extends FashionMild {
    @Algorithm
    Lookahead lookahead(); // error: [conflict]
  }

  @Recipe(epochs = 16, batchSize = 128, classes = 10)
  interface UndoesSwa extends FashionLookahead {
    @Algorithm
    @SWA.With(endFraction = 0.9)
    SWA swa();

    @Override
    @Algorithm
    Lookahead lookahead(); // warning: [lookahead-undoes-swa]
  }
}
