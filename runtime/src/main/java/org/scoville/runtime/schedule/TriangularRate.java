package org.scoville.runtime.schedule;

import org.scoville.schedule.Triangular;

/** {@link Triangular}: a line up to the peak, a line down to the end of the run. */
public final class TriangularRate implements RateFunction {
  private final Triangular record;

  /** The rates of a schedule. */
  public TriangularRate(Triangular record) {
    this.record = record;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return record.factor(step, steps, stepsPerEpoch);
  }
}
