package org.scoville.runtime.observe;

/**
 * Receives the events of a run, in their order.
 *
 * <p>{@link #warned} may be called from another thread than the rest; {@link Listeners} lets only
 * one call through at a time.
 */
public interface RunListener extends AutoCloseable {

  /** The run is about to train. */
  default void started(RunDescription facts) {}

  /** These images will be trained or evaluated on. */
  default void loaded(ImagesReport report) {}

  /** A step is done. */
  default void step(StepReport report) {}

  /** An epoch is done. */
  default void epochEnded(EpochReport report) {}

  /** An evaluation is done. */
  default void evaluated(EvaluationReport report) {}

  /** The times of the run so far, after each epoch and each evaluation. */
  default void timed(RunClocks clocks) {}

  /** Something is wrong that the run can live with. */
  default void warned(String warning) {}

  /** The run is over; not called when it fails. */
  default void finished(RunSummary summary) {}

  /** Nothing more will come, whether the run finished or failed. */
  @Override
  default void close() {}
}
