package org.scoville.runtime.model;

import org.scoville.runtime.random.Draw;

/**
 * The place of a training pass in a run, from which its random choices follow.
 *
 * @param batch number of the batch, counted from 1
 * @param rank the replica that takes the pass
 * @param part number of the micro-batch within the replica's share, counted from 0
 * @param pass 0, or 1 in the second pass of a step that takes two
 * @param seed the run's seed
 */
public record PassKey(long batch, int rank, int part, int pass, long seed) {

  /** The first pass of a run. */
  public static PassKey first() {
    return new PassKey(1, 0, 0, 0, 0);
  }

  /** Random numbers of this pass and purpose; the same at every call. */
  public Draw draw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, rank, part, pass);
  }

  /** The same, and also the same on every replica. */
  public Draw commonDraw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, part, pass);
  }
}
