package org.scoville.runtime.train;

import ai.djl.ndarray.types.Shape;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.data.BatchLoader;
import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.HostBatch;
import org.scoville.runtime.data.LoaderPlan;
import org.scoville.runtime.data.SpareBuffers;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.parallel.RankGroup;

/**
 * One evaluation, shared by all replicas: counts how many images a network puts into their class.
 *
 * <p>Batch-norm statistics are each replica's own. All judge with rank 0's, which are also what
 * gets saved.
 */
final class Evaluation implements AutoCloseable {
  private final RankGroup group;
  private final BatchLoader loader;
  private final long batches;
  private volatile Counts counts = new Counts(0, 0, 0, 0);

  /** What was found over all replicas. */
  private record Counts(long correct, long unanswered, long images, long unreadable) {}

  /**
   * An evaluation that begins.
   *
   * @param spare the buffers of former evaluations
   */
  Evaluation(
      RunData data,
      RunSettings settings,
      RankGroup group,
      SpareBuffers spare,
      Consumer<String> warnings) {
    this.group = group;
    BatchOrder order = BatchOrder.evaluation(data.evaluate().size(), settings.batchSize());
    this.batches = order.batchesPerEpoch();
    this.loader =
        new BatchLoader(
            data.evaluate(),
            order,
            ImageChange.NONE,
            new LoaderPlan(
                RunContext.shares(group), 1, batches, settings.seed(), data.loaderThreads()),
            spare,
            warnings);
  }

  /** Gives all replicas rank 0's batch-norm statistics; each replica calls it before it judges. */
  void prepare(int rank, Replica replica, Weights judged) {
    group.broadcast(rank, 0, judged.buffers().values(), replica.kernels());
  }

  /**
   * Does one replica's part.
   *
   * @param stop asked at every batch and while one is awaited; true breaks the evaluation off
   * @return whether it came to its end
   */
  boolean judge(int rank, Replica replica, Weights judged, ImageUpload upload, BooleanSupplier stop)
      throws InterruptedException {
    long correct = 0;
    long unanswered = 0;
    long images = 0;
    boolean whole = true;
    for (long batch = 1; batch <= batches; batch++) {
      if (group.agree(rank, stop.getAsBoolean())) {
        return false;
      }
      try (@Nullable HostBatch share = loader.take(batch, rank, stop)) {
        whole = share != null;
        if (share != null && share.n() > 0) {
          Shape shape = new Shape(share.n(), share.height(), share.width(), share.channels());
          long[] answers = replica.answers(judged, upload, share.images(), shape);
          for (int i = 0; i < answers.length; i++) {
            correct += answers[i] == share.labels()[i] ? 1 : 0;
            unanswered += answers[i] == Replica.NO_ANSWER ? 1 : 0;
          }
          images += share.n();
        }
      }
    }
    if (group.agree(rank, !whole)) {
      return false;
    }
    long unreadable = rank == group.first() ? loader.skippedImages() : 0;
    long[] sums = group.sum(rank, correct, unanswered, images, unreadable);
    counts = new Counts(sums[0], sums[1], sums[2], sums[3]);
    return true;
  }

  /** The share of right answers over all replicas; of no image at all it is no number. */
  double accuracy() {
    return (double) counts.correct / counts.images;
  }

  /** Images for which the network found no numbers, over all replicas. */
  long unanswered() {
    return counts.unanswered;
  }

  /** Images that could not be read, over all replicas. */
  long unreadable() {
    return counts.unreadable;
  }

  /** Images that were judged, over all replicas. */
  long images() {
    return counts.images;
  }

  @Override
  public void close() {
    loader.close();
  }
}
