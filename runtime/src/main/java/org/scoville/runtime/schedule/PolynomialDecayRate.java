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
    double left = left(step, start, clock.fraction(record.decayEndFraction()));
    return record.finalFactor() + (1 - record.finalFactor()) * Math.pow(left, record.power());
  }

  /** The share of the decay's time that is left; below 0 past its end if the rate is not held. */
  private double left(long step, long start, long end) {
    boolean goesOn = !record.holdsAtEnd() && record.power() == Math.rint(record.power());
    return goesOn && step > end && end > start
        ? 1 - (double) (step - start) / (end - start)
        : 1 - WarmedUp.progress(step, start, end);
  }
}
