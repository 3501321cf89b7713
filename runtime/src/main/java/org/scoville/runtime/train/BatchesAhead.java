package org.scoville.runtime.train;

import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.LoaderMemory;
import org.scoville.runtime.image.ImageChange;

/**
 * The direct memory of the batches that a run loads ahead, in bytes.
 *
 * @param training buffers of the batches to train on; 0 where nothing is trained
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
    return new BatchesAhead(
        LoaderMemory.buffers(replicas, train, settings.steps()),
        evaluation(data.evaluate(), settings.batchSize(), replicas));
  }

  /**
   * The buffers of an evaluation without a run.
   *
   * @param batch images at once, over all replicas
   * @param replicas number of replicas
   */
  public static BatchesAhead toEvaluate(ImageSource images, int batch, int replicas) {
    return new BatchesAhead(0, evaluation(images, batch, replicas));
  }

  private static long evaluation(ImageSource images, int batch, int replicas) {
    long bytes = LoaderMemory.batchBytes(images, ImageChange.NONE, batch / replicas);
    BatchOrder once = BatchOrder.evaluation(images.size(), batch);
    return LoaderMemory.buffers(replicas, bytes, once.batchesPerEpoch());
  }

  /** How many loaders they are of. */
  public int loaders() {
    return training == 0 ? 1 : 2;
  }

  /** All of them. */
  public long bytes() {
    return training + evaluation;
  }
}
