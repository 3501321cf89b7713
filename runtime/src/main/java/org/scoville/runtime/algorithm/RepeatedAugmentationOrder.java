package org.scoville.runtime.algorithm;

import org.scoville.algorithm.RepeatedAugmentation;

/** {@link RepeatedAugmentation}: the images of an epoch come several times in a row. */
public final class RepeatedAugmentationOrder implements OrderBehaviour {
  private final int repeats;
  private final Occasion occasion;

  /** The behaviour in a run. */
  public RepeatedAugmentationOrder(RepeatedAugmentation record, Occasion occasion) {
    this.repeats = record.repeats();
    this.occasion = occasion;
  }

  @Override
  public int repeats(long epoch) {
    return occasion.in(epoch * occasion.batchesPerEpoch() + 1) ? repeats : 1;
  }
}
