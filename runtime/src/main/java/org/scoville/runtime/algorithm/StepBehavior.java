package org.scoville.runtime.algorithm;

/** Computes the gradient of a step, with one or more passes. */
public non-sealed interface StepBehavior extends Behavior {
  /** Leaves the gradient that the optimizer will use in {@link StepContext#gradient}. */
  void find(StepContext search);
}
