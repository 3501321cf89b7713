package org.scoville.runtime.algorithm;

/** Decides how the gradient of a step is found. */
public non-sealed interface StepBehavior extends Behavior {
  /** Leaves in the search's gradient what the optimizer is to get. */
  void find(StepContext search);
}
