package org.scoville.runtime.schedule;

import org.scoville.schedule.MultiStep;

/** {@link MultiStep}: after the warm-up a power of gamma for each milestone passed. */
public final class MultiStepRate implements RateFunction {
  private final MultiStep record;
  private final RateFunction rate;

  /** The rates of a schedule. */
  public MultiStepRate(MultiStep record) {
    this.record = record;
    this.rate = new WarmedUp(record.warmup(), record.granularity(), this::rest);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return rate.factor(step, steps, stepsPerEpoch);
  }

  private double rest(long step, long start, RunClock clock) {
    long passed =
        record.milestoneEpochs().stream().filter(at -> clock.epochs(at) <= step).count()
            + record.milestoneFractions().stream().filter(at -> clock.fraction(at) <= step).count();
    return Math.pow(record.gamma(), (double) passed);
  }
}
