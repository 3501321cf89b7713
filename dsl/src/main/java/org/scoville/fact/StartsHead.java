package org.scoville.fact;

/** A network that says how the bias of its last layer starts. */
public interface StartsHead {
  /** Whether it starts at -log(classes), the odds of one class of many; otherwise at 0. */
  boolean startsAtLogPrior();
}
