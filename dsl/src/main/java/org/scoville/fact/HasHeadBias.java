package org.scoville.fact;

/** A network whose last layer has a bias with a known first value. */
public interface HasHeadBias {
  /** Whether it starts at -log(classes), the odds of one class of many; otherwise at 0. */
  boolean startsAtLogPrior();
}
