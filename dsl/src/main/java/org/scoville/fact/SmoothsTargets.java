package org.scoville.fact;

/** An algorithm that spreads a part of each target evenly over all classes. */
public interface SmoothsTargets {
  /** The part that is spread, from 0 to 1. */
  double smoothing();
}
