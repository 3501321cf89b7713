package org.scoville.runtime.algorithm;

import org.scoville.algorithm.RepeatedAugmentation;

/** Performs {@link RepeatedAugmentation}: repeats each image of an epoch several times in a row. */
public final class RepeatedAugmentationOrder implements OrderBehavior, Stateless {
  private final int repeats;
  private final RunTiming timing;

  /** The behavior in a run. */
  public RepeatedAugmentationOrder(RepeatedAugmentation record, RunTiming timing) {
    this.repeats = record.repeats();
    this.timing = timing;
  }

  @Override
  public int repeats(long epoch) {
    return timing.in(epoch * timing.batchesPerEpoch() + 1) ? repeats : 1;
  }
}
