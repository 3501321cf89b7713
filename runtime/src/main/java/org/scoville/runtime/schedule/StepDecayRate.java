package org.scoville.runtime.schedule;

import org.scoville.schedule.StepDecay;

/** {@link StepDecay}: after the warm-up a power of gamma for each interval passed. */
public final class StepDecayRate implements RateFunction {
  private final StepDecay record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public StepDecayRate(StepDecay record) {
    this.record = record;
    this.rate = new WarmedUp(record.warmup(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    long interval = Math.max(1, clock.epochs(record.everyEpochs()));
    long falls = step / interval;
    return Math.pow(record.gamma(), (double) falls);
  }
}
