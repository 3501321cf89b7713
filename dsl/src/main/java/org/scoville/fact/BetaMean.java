package org.scoville.fact;

import java.util.function.DoubleUnaryOperator;

/** Means over a Beta distribution whose two parameters are equal. */
final class BetaMean {
  private static final int INTERVALS = 2000;

  /** Below this the density has a pole at 0, or rises from it like a root. */
  private static final double STEEP = 2;

  /** Above this the distribution is practically a point at one half. */
  private static final double NARROW = 1e5;

  private BetaMean() {}

  /** The mean of a function of a number between 0 and 1, by Simpson's rule. */
  static double of(double alpha, DoubleUnaryOperator function) {
    if (alpha >= NARROW) {
      return function.applyAsDouble(0.5);
    }
    double sum = 0;
    double mass = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      double simpson = i == 0 || i == INTERVALS ? 1 : i % 2 == 0 ? 2 : 4;
      double at = (double) i / INTERVALS;
      // Half of a symmetric density; substituting a root of the variable removes the pole at 0.
      double x = alpha < STEEP ? Math.pow(at, 1 / alpha) / 2 : at / 2;
      double base = alpha < STEEP ? 2 * (1 - x) : 4 * x * (1 - x);
      double weight = simpson * Math.pow(base, alpha - 1);
      mass += 2 * weight;
      sum += weight * (function.applyAsDouble(x) + function.applyAsDouble(1 - x));
    }
    return sum / mass;
  }
}
