package org.scoville.runtime.schedule;

import org.scoville.schedule.PolynomialDecay;

/** {@link PolynomialDecay}: after the warm-up a power of the time left. */
public final class PolynomialDecayRate implements RateFunction {
  private final PolynomialDecay record;

  /** The rates of a schedule. */
  public PolynomialDecayRate(PolynomialDecay record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
