package org.scoville.runtime.train;

import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.LoaderMemory;
import org.scoville.runtime.image.ImageChange;

/**
 * The direct memory of the batches that a run loads ahead, in bytes.
 *
 * @param training buffers of the batches to train on
 * @param evaluation buffers of the batches to evaluate on, which a run has besides
 */
public record BatchesAhead(long training, long evaluation) {

  /**
   * The buffers of a run.
   *
   * @param replicas number of replicas
   */
  public static BatchesAhead of(
      TrainerParts parts, RunSettings settings, RunData data, int replicas) {
    int share = settings.batchSize() / replicas;
    long train = LoaderMemory.batchBytes(data.train(), new LoaderWork(parts, settings), share);
    long evaluate = LoaderMemory.batchBytes(data.evaluate(), ImageChange.NONE, share);
    BatchOrder once = BatchOrder.evaluation(data.evaluate().size(), settings.batchSize());
    return new BatchesAhead(
        LoaderMemory.buffers(replicas, train, settings.steps()),
        LoaderMemory.buffers(replicas, evaluate, once.batchesPerEpoch()));
  }

  /** All of them. */
  public long bytes() {
    return training + evaluation;
  }
}
