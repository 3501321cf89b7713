package org.scoville.runtime.algorithm;

import org.scoville.recipe.Timing;

/**
 * The batches on which an algorithm acts, and the length of its run.
 *
 * @param timing its interval and window
 * @param batches optimizer steps of the run
 * @param batchesPerEpoch optimizer steps of an epoch
 */
public record RunTiming(Timing timing, long batches, long batchesPerEpoch) {

  /** Whether it acts in a batch, counted from 1. */
  public boolean in(long batch) {
    return timing.actsIn(batch, batches);
  }

  /** Whether it acts in any batch of the run. */
  public boolean ever() {
    return timing.batches(batches).count() > 0;
  }

  /** Whether it acts in all batches of the run. */
  public boolean always() {
    return timing.every() == 1 && in(1) && in(batches);
  }
}
