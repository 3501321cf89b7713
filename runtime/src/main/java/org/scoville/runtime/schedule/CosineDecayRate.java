package org.scoville.runtime.schedule;

import org.scoville.schedule.CosineDecay;

/** {@link CosineDecay}: after the warm-up half a cosine to the final factor. */
public final class CosineDecayRate implements RateFunction {
  private final CosineDecay record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public CosineDecayRate(CosineDecay record) {
    this.record = record;
    this.rate = new WarmedUp(record.warmup(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    long from = record.warmupPrefix() ? start : 0;
    long end = clock.fraction(record.decayEndFraction());
    double fall = (1 + Math.cos(Math.PI * WarmedUp.progress(step, from, end))) / 2;
    return record.finalFactor() + (1 - record.finalFactor()) * fall;
  }
}
