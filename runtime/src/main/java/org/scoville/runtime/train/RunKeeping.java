package org.scoville.runtime.train;

import java.util.Optional;

/**
 * What is kept of a run, and from where it goes on.
 *
 * @param results gets rank 0's replica when training is over, to save its weights
 * @param checkpoints gets copies of the replicas' states on the way
 * @param start where a resumed run goes on
 */
public record RunKeeping(ResultSink results, CheckpointSink checkpoints, Optional<RunStart> start) {

  /** A run from the start, of which only the result is kept. */
  public static RunKeeping of(ResultSink results) {
    return new RunKeeping(results, CheckpointSink.NONE, Optional.empty());
  }
}
