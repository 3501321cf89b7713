package org.scoville.runtime.model;

/** The probability, over a run, that a block's branch is dropped. */
@FunctionalInterface
public interface DropRate {
  /** The probability in a batch, counted from 1; before the first batch, that of the first. */
  double in(long batch);
}
