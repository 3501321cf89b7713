package org.scoville.runtime.schedule;

import org.scoville.schedule.MultiStep;

/** {@link MultiStep}: after the warm-up a power of gamma for each milestone passed. */
public final class MultiStepRate implements RateFunction {
  private final MultiStep record;

  /** The rates of a schedule. */
  public MultiStepRate(MultiStep record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
