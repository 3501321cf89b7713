package org.scoville.runtime.train;

import ai.djl.ndarray.types.Shape;
import java.util.concurrent.atomic.AtomicLong;
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
  private final AtomicLong correct = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong judgedImages = new AtomicLong();

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
            new LoaderPlan(group.size(), 1, batches, settings.seed(), data.loaderThreads()),
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
            correct.addAndGet(answers[i] == share.labels()[i] ? 1 : 0);
            unanswered.addAndGet(answers[i] == Replica.NO_ANSWER ? 1 : 0);
          }
          images += share.n();
        }
      }
    }
    judgedImages.addAndGet(images);
    return !group.agree(rank, !whole);
  }

  /** The share of right answers over all replicas; of no image at all it is no number. */
  double accuracy() {
    return (double) correct.get() / judgedImages.get();
  }

  /** Images for which the network found no numbers, over all replicas. */
  long unanswered() {
    return unanswered.get();
  }

  /** Images that could not be read, over all replicas. */
  long unreadable() {
    return loader.skippedImages();
  }

  /** Images that were judged, over all replicas. */
  long images() {
    return judgedImages.get();
  }

  @Override
  public void close() {
    loader.close();
  }
}
