package org.scoville.fact;

import java.util.List;

/** A schedule whose rate is piecewise constant and falls in steps. */
public interface FallsInSteps {
  /**
   * The epochs after which the rate falls, in any order; none if it never does. Periodic ones at or
   * past the end of the run may be left out, except the first.
   *
   * @param epochs epochs of the run
   */
  List<Double> falls(int epochs);
}
