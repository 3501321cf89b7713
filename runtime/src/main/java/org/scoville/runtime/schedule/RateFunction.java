package org.scoville.runtime.schedule;

/** What a schedule says of each step. */
@FunctionalInterface
public interface RateFunction {
  /** Makes rates from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /** What a schedule says of each step. */
    RateFunction create(Record schedule);
  }

  /**
   * The factor of the peak rate.
   *
   * @param step steps taken before this one
   * @param steps steps of the run
   * @param stepsPerEpoch steps of an epoch
   */
  double factor(long step, long steps, long stepsPerEpoch);
}
