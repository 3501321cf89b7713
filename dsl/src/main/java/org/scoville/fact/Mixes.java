package org.scoville.fact;

import java.util.List;

/** An algorithm that mixes images of a batch and their targets with partners. */
public interface Mixes {
  /**
   * The ways in which it mixes, of which at most one applies to a micro-batch; none if its values
   * disable it. Probabilities sum to 1 at most.
   */
  List<MixingMethod> mixingMethods();

  /** Whether it acts before targets are smoothed, unless the recipe asks otherwise. */
  default boolean mixesBeforeSmoothing() {
    return false;
  }
}
