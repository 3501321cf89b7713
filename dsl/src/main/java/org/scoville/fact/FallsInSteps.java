package org.scoville.fact;

import java.util.List;

/** A schedule that keeps its rate for many epochs and then lets it fall at once. */
public interface FallsInSteps {
  /**
   * The epochs after which the rate falls, in any order; none if it never does. Those that come by
   * themselves at or past the end of the run need not be named, except the first.
   *
   * @param epochs epochs of the run
   */
  List<Double> falls(int epochs);
}
