package org.scoville.ingredient;

/** A learning-rate schedule: the factor by which each step multiplies the rate. */
@FunctionalInterface
public non-sealed interface RateCurve extends Part {
  /**
   * The factor of the optimizer's learning rate; what the trainer, the rules and {@code explain}
   * ask.
   *
   * @param step steps taken before this one
   * @param steps steps of the run
   * @param stepsPerEpoch steps of an epoch
   */
  double factor(long step, long steps, long stepsPerEpoch);

  /** Whether it is meant to stay at its peak to the end of the run, so that rules accept that. */
  default boolean staysAtPeakByDesign() {
    return false;
  }
}
