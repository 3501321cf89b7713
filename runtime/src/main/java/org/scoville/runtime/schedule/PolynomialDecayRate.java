package org.scoville.runtime.schedule;

import org.scoville.schedule.PolynomialDecay;

/** {@link PolynomialDecay}: after the warm-up a power of the time left. */
public final class PolynomialDecayRate implements RateFunction {
  private final PolynomialDecay record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public PolynomialDecayRate(PolynomialDecay record) {
    this.record = record;
    this.rate = new WarmedUp(record.warmup(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    double left = 1 - WarmedUp.progress(step, start, clock.fraction(record.decayEndFraction()));
    return record.finalFactor() + (1 - record.finalFactor()) * Math.pow(left, record.power());
  }
}
