package org.scoville.runtime.schedule;

import org.scoville.schedule.Triangular;

/** {@link Triangular}: a line up to the peak, a line down to the end of the run. */
public final class TriangularRate implements RateFunction {
  private final Triangular record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public TriangularRate(Triangular record) {
    this.record = record;
    this.rate = new WarmedUp(record.warmup(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    return 1 + (record.finalFactor() - 1) * WarmedUp.progress(step, start, clock.steps());
  }
}
