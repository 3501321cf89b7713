package org.scoville.runtime.schedule;

import org.scoville.schedule.Constant;

/** {@link Constant}: after the warm-up the peak. */
public final class ConstantRate implements RateFunction {
  private final RateFunction rate;

  /** The rates of a schedule. */
  public ConstantRate(Constant record) {
    this.rate = new WarmedUp(record.warmup(), record.granularity(), (step, start, clock) -> 1);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }
}
