package org.scoville.runtime.train;

import java.util.function.BooleanSupplier;

/**
 * Asks a run to end before its last step. Asked at every micro-batch and while the run waits; once
 * it has said true it does not take that back.
 */
@FunctionalInterface
public interface StopRequest extends BooleanSupplier {
  /** Nobody asks. */
  StopRequest NEVER = () -> false;

  /** What a run is at, and so what it would have to finish first. */
  enum Stage {
    /** Before the first step: there is nothing to keep yet. */
    START,
    /** In a step, of which the number is told. */
    STEP,
    /** In an evaluation, of which the epoch is told. */
    EVALUATION,
    /** Writing weights, after so many steps. */
    WRITING
  }

  /** Hears what the run is at; rank 0 tells. */
  default void during(Stage stage, long number) {}
}
