package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.model.PassKey;
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
 * @param samples which images they are, if they come from a loader
 */
public record MicroBatch(
    long batch, int rank, int part, int pass, long seed, NDArray labels, List<Sample> samples) {

  /** Copies the list. */
  public MicroBatch {
    samples = List.copyOf(samples);
  }

  /** A part of a batch of images that don't come from a loader. */
  public MicroBatch(long batch, int rank, int part, int pass, long seed, NDArray labels) {
    this(batch, rank, part, pass, seed, labels, List.of());
  }

  /**
   * Random numbers of one image and purpose: the same in both passes of a step that takes two, and
   * whatever the number of replicas and the size of the micro-batches.
   */
  public Draw imageDraw(int row, String purpose) {
    return samples.get(row).draw(purpose);
  }

  /** Number of images in it. */
  public int size() {
    return Math.toIntExact(labels.getShape().get(0));
  }

  /**
   * Random numbers of a replica's whole share and purpose: the same in each of its micro-batches
   * and in both passes of a step that takes two.
   */
  public Draw shareDraw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, rank);
  }

  /** Where in the run the pass of this micro-batch through the network is. */
  public PassKey key() {
    return new PassKey(batch, rank, part, pass, seed);
  }

  /** Random numbers of this micro-batch, pass and purpose; the same at every call. */
  public Draw draw(String purpose) {
    return Draw.of(seed, purpose.hashCode(), batch, rank, part, pass);
  }
}
