package org.scoville.runtime.schedule;

import org.scoville.schedule.Constant;

/** {@link Constant}: after the warm-up the peak. */
public final class ConstantRate implements RateFunction {
  private final Constant record;

  /** The rates of a schedule. */
  public ConstantRate(Constant record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
