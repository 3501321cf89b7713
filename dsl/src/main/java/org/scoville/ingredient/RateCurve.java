package org.scoville.ingredient;

/** The place of a learning-rate schedule. */
@FunctionalInterface
public non-sealed interface RateCurve extends Place {
  /**
   * The factor of the optimizer's rate.
   *
   * @param step steps taken before this one
   * @param steps steps of the run
   * @param stepsPerEpoch steps of an epoch
   */
  double factor(long step, long steps, long stepsPerEpoch);
}
