package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.model.Moment;
import org.scoville.runtime.random.Draw;

/**
 * A part of a batch that goes through the network at once.
 *
 * @param batch number of the batch it belongs to, counted from 1
 * @param rank the replica that trains on it
 * @param part its number within the replica's share, counted from 0
 * @param pass 0, or 1 in the second pass of a step that takes two
 * @param seed the run's seed
 * @param labels one-hot targets as the loader gave them: (N, classes), float32
 */
public record MicroBatch(long batch, int rank, int part, int pass, long seed, NDArray labels) {

  /**
   * Random numbers of a replica's whole share and purpose: the same in each of its micro-batches
   * and in both passes of a step that takes two.
   */
  public Draw shareDraw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, rank);
  }

  /** Where in the run the pass of this micro-batch through the network is. */
  public Moment moment() {
    return new Moment(batch, rank, part, pass, seed);
  }

  /** Random numbers of this micro-batch, pass and purpose; the same at every call. */
  public Draw draw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, rank, part, pass);
  }
}
