package org.scoville.runtime.schedule;

import org.scoville.schedule.StepDecay;

/** {@link StepDecay}: after the warm-up a power of gamma for each interval passed. */
public final class StepDecayRate implements RateFunction {
  private final StepDecay record;

  /** The rates of a schedule. */
  public StepDecayRate(StepDecay record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
