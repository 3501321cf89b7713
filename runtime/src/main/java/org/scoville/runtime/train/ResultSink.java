package org.scoville.runtime.train;

/** Where a run leaves what it has learned; called on rank 0's thread. */
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
