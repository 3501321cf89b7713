package org.scoville.runtime.schedule;

import org.scoville.schedule.CosineDecay;

/** {@link CosineDecay}: after the warm-up half a cosine to the final factor. */
public final class CosineDecayRate implements RateFunction {
  private final CosineDecay record;

  /** The rates of a schedule. */
  public CosineDecayRate(CosineDecay record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
