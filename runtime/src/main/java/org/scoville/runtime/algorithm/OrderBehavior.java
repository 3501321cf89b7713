package org.scoville.runtime.algorithm;

/** Decides how often an image of the training data occurs in an epoch. */
public non-sealed interface OrderBehavior extends Behavior {
  /** Times in a row that each image of an epoch, counted from 0, occurs; usually 1. */
  int repeats(long epoch);
}
