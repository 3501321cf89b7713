package org.scoville.runtime.algorithm;

/** Decides how often an image of the training data comes in an epoch. */
public non-sealed interface OrderBehavior extends Behavior {
  /** Times in a row that the images of an epoch, counted from 0, come; 1 as a rule. */
  int repeats(long epoch);
}
