package org.scoville.runtime.schedule;

import org.scoville.schedule.LinearDecay;

/** {@link LinearDecay}: after the warm-up a line to the final factor. */
public final class LinearDecayRate implements RateFunction {
  private final LinearDecay record;

  /** The rates of a schedule. */
  public LinearDecayRate(LinearDecay record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
