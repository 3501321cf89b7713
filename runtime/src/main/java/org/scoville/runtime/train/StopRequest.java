package org.scoville.runtime.train;

import java.util.function.BooleanSupplier;

/**
 * A request that a run end before its last step. The run queries it at every micro-batch and while
 * it waits; once true it stays true.
 */
@FunctionalInterface
public interface StopRequest extends BooleanSupplier {
  /** The request that is never made. */
  StopRequest NEVER = () -> false;

  /** The stage of a run, which decides what has to be finished first. */
  enum Stage {
    /** Before the first step: there is nothing to keep yet. */
    START,
    /** In a step, with its number. */
    STEP,
    /** In an evaluation, with its epoch. */
    EVALUATION,
    /** Writing weights, after so many steps. */
    WRITING
  }

  /** Receives the stage of the run from rank 0. */
  default void during(Stage stage, long number) {}
}
