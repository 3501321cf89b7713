package org.scoville.runtime.model;

/** How often a block's branch is left out. */
@FunctionalInterface
public interface DropRate {
  /** The probability in a batch, counted from 1; before the first batch, that of the first. */
  double in(long batch);
}
