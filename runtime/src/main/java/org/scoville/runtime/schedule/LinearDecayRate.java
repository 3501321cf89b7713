package org.scoville.runtime.schedule;

import org.scoville.schedule.LinearDecay;

/** {@link LinearDecay}: after the warm-up a line to the final factor. */
public final class LinearDecayRate implements RateFunction {
  private final LinearDecay record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public LinearDecayRate(LinearDecay record) {
    this.record = record;
    this.rate =
        new WarmedUp(record.warmup(), record.initialFactor(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    double fallen = WarmedUp.progress(step, start, clock.fraction(record.decayEndFraction()));
    return record.initialFactor() + (record.finalFactor() - record.initialFactor()) * fallen;
  }
}
