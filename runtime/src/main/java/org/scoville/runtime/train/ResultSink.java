package org.scoville.runtime.train;

/** Receives the trained weights of a run, on rank 0's thread. */
public interface ResultSink {
  /** Training is over, at its last step or because it was asked to stop. */
  void keep(Replica replica);

  /**
   * Training has failed, and the weights are still those between two steps.
   *
   * @param steps steps trained
   */
  void rescue(Replica replica, long steps);
}
