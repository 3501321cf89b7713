package org.scoville.runtime.train;

import ai.djl.ndarray.types.Shape;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.data.BatchLoader;
import org.scoville.runtime.data.BatchOrder;
import org.scoville.runtime.data.HostBatch;
import org.scoville.runtime.data.LoaderPlan;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.parallel.ReplicaGroup;

/**
 * One evaluation, shared by all replicas: counts how many images a network puts into their class.
 *
 * <p>Batch-norm statistics are each replica's own. All judge with rank 0's, which are also what
 * gets saved.
 */
final class Evaluation implements AutoCloseable {
  private final ReplicaGroup group;
  private final BatchLoader loader;
  private final long batches;
  private final AtomicLong correct = new AtomicLong();
  private final AtomicLong judgedImages = new AtomicLong();

  Evaluation(RunData data, Course course, ReplicaGroup group, RunListener listener) {
    this.group = group;
    BatchOrder order = BatchOrder.evaluation(data.evaluate().size(), course.batchSize());
    this.batches = order.batchesPerEpoch();
    this.loader =
        new BatchLoader(
            data.evaluate(),
            order,
            new LoaderPlan(group.size(), 0, batches, course.seed(), data.loaderThreads()),
            listener::warned);
  }

  /**
   * Does one replica's part.
   *
   * @param stop asked at every batch and while one is awaited; true breaks the evaluation off
   * @return the share of right answers over all replicas; nothing if it was broken off
   */
  OptionalDouble accuracy(
      int rank, Replica replica, Weights judged, Pixels pixels, BooleanSupplier stop)
      throws InterruptedException {
    group.broadcast(rank, judged.buffers().values(), replica.kernels());
    long images = 0;
    boolean whole = true;
    for (long batch = 0; batch < batches; batch++) {
      if (group.agree(rank, stop.getAsBoolean())) {
        return OptionalDouble.empty();
      }
      try (@Nullable HostBatch share = loader.take(batch, rank, stop)) {
        whole = share != null;
        if (share != null && share.n() > 0) {
          Shape shape = new Shape(share.n(), share.height(), share.width(), share.channels());
          correct.addAndGet(replica.correct(judged, pixels, share.images(), shape, share.labels()));
          images += share.n();
        }
      }
    }
    judgedImages.addAndGet(images);
    if (group.agree(rank, !whole)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((double) correct.get() / judgedImages.get());
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
