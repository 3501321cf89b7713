package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.problem.Problem;
import org.scoville.text.NumberText;

/**
 * Reads batches ahead of the devices on background threads.
 *
 * <p>Each replica has a few buffers, more of small batches than of large ones ({@link
 * LoaderMemory}): one on its way to the device and the rest read ahead. All threads work on the
 * oldest unfinished batch, a few images at a time, so that memory doesn't grow with their number
 * and the first batch comes soon. Once all buffers exist none is made again.
 *
 * <p>Each replica takes its batches in order, and replicas keep step with each other: one that runs
 * further ahead of another than the buffers allow waits for it.
 */
public final class BatchLoader implements AutoCloseable {

  private static final int IMAGES_AT_A_TIME = 8;
  private static final long JOIN_TIMEOUT_MILLIS = 500;
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final ImageSource source;
  private final BatchOrder order;
  private final LoaderPlan plan;
  private final LoaderPlan.Ranks ranks;
  private final ImageChange change;
  private final int share;
  private final Consumer<String> warnings;
  private final List<Thread> threads = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All below is guarded by the lock. A job is one replica's share of one batch.
  private final BufferPool buffers;
  private final Map<Long, HostBatch> ready = new HashMap<>();
  private final long[] turns;
  private long nextJob;
  private @Nullable PendingBatch filling;
  private @Nullable Throwable problem;
  private volatile boolean closed;

  /**
   * Starts to read images that stay as the source gives them.
   *
   * @param warnings receives a warning about each unreadable image once, on a background thread
   */
  public BatchLoader(
      ImageSource source, BatchOrder order, LoaderPlan plan, Consumer<String> warnings) {
    this(source, order, ImageChange.NONE, plan, new SpareBuffers(), warnings);
  }

  /**
   * Starts to read.
   *
   * @param change what is done to each image
   * @param spare the buffers of former loaders, and later of this one
   * @param warnings receives a warning about each unreadable image once, on a background thread
   */
  public BatchLoader(
      ImageSource source,
      BatchOrder order,
      ImageChange change,
      LoaderPlan plan,
      SpareBuffers spare,
      Consumer<String> warnings) {
    this.source = source;
    this.order = order;
    this.change = change;
    this.plan = plan;
    ranks = plan.ranks();
    share = order.share(ranks.size());
    this.warnings = warnings;
    int bytes = bufferBytes();
    buffers = new BufferPool(LoaderMemory.buffersOfReplica(bytes) * ranks.local(), bytes, spare);
    turns = new long[ranks.local()];
    Arrays.fill(turns, plan.firstStep());
    nextJob = (plan.firstStep() - 1) * ranks.local();
    for (int i = 0; i < plan.threads(); i++) {
      Thread thread = new Thread(this::work, "scoville-loader-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /**
   * Waits for a replica's share of a batch. The caller closes it.
   *
   * @param step the batch, counted from 1 since the beginning of training; each replica takes them
   *     in order
   * @param rank one of the plan's ranks
   * @throws DataProblem if reading failed, naming the image
   */
  public HostBatch take(long step, int rank) throws InterruptedException {
    return Objects.requireNonNull(take(step, rank, () -> false));
  }

  /**
   * Waits for a replica's share of a batch, until it is no longer wanted: reading a file may never
   * end.
   *
   * @param stop whether the batch is no longer wanted
   * @return the share, or null if it isn't ready and no longer wanted
   * @throws DataProblem if reading failed, naming the image
   */
  public @Nullable HostBatch take(long step, int rank, BooleanSupplier stop)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      checkTurn(step, rank);
      long job = (step - 1) * ranks.local() + rank - ranks.first();
      HostBatch batch = ready.remove(job);
      while (batch == null) {
        checkStillComing();
        if (stop.getAsBoolean()) {
          return null;
        }
        changed.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        batch = ready.remove(job);
      }
      turns[rank - ranks.first()]++;
      buffers.noteTaken();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Number of different images that could not be read so far. */
  public long skippedImages() {
    return source.unreadable().count();
  }

  /** Ends the threads, also those of replicas that wait for a batch. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      List.copyOf(ready.values()).forEach(HostBatch::close);
      ready.clear();
      buffers.close();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JOIN_TIMEOUT_MILLIS);
    try {
      // A thread whose read never returns holds nothing that is needed any more.
      for (Thread thread : threads) {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The background threads, for tests. */
  List<Thread> threads() {
    return List.copyOf(threads);
  }

  /** An image of a batch after all changes. */
  private HostBatch.Shape shape(long step) {
    ImageSize made = source.size(step);
    return new HostBatch.Shape(
        change.height(made.height(), step), change.width(made.width(), step), source.channels());
  }

  /** Buffers hold the largest batch: changes may act in a part of the training only. */
  private int bufferBytes() {
    long bytes = LoaderMemory.batchBytes(source, change, share);
    if (bytes > Integer.MAX_VALUE) {
      throw new DataProblem(
          "a replica's batch of %s of %d x %d pixels takes %d bytes, more than a buffer holds; choose a smaller --batch-size"
              .formatted(NumberText.count(share, "image"), source.height(), source.width(), bytes));
    }
    return (int) bytes;
  }

  private void checkTurn(long step, int rank) {
    long turn = turns[rank - ranks.first()];
    if (step != turn || step > plan.lastStep()) {
      throw new IllegalArgumentException(
          "replica %d asked for batch %d, and its next is %d of those up to %d"
              .formatted(rank, step, turn, plan.lastStep()));
    }
  }

  /** Throws when the batch that a replica waits for will never come. */
  private void checkStillComing() {
    if (closed) {
      throw new IllegalStateException("the loader was closed while a replica waited for a batch");
    }
    if (problem instanceof Problem known) {
      throw known;
    }
    if (problem != null) {
      throw new DataProblem(
          "loading images failed (%s); run again with --verbose".formatted(problem), problem);
    }
    buffers.checkNotAllTaken();
  }

  private void work() {
    try (BatchFiller filler = new BatchFiller(source, order, change, plan.seed(), warnings)) {
      for (PendingBatch.Chunk chunk = claim(); chunk != null; chunk = claim()) {
        for (int i = chunk.from(); i < chunk.to() && !closed; i++) {
          filler.fill(chunk.batch(), i);
        }
        finish(chunk);
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Waits for images to fill; null when there will be no more. */
  private PendingBatch.@Nullable Chunk claim() {
    lock.lock();
    try {
      while (!closed && problem == null) {
        if (filling == null || filling.isClaimed()) {
          filling = open();
        }
        if (filling != null) {
          return filling.claim(IMAGES_AT_A_TIME);
        }
        if (nextJob == plan.lastStep() * ranks.local()) {
          return null;
        }
        changed.awaitUninterruptibly();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** The next share with images in it; null if there is none, or no buffer for it. */
  private @Nullable PendingBatch open() {
    while (nextJob < plan.lastStep() * ranks.local()) {
      ByteBuffer buffer = buffers.poll();
      if (buffer == null) {
        return null;
      }
      long job = nextJob++;
      long step = job / ranks.local() + 1;
      int rank = ranks.first() + (int) (job % ranks.local());
      int[] places = order.places(step, rank, ranks.size());
      PendingBatch batch =
          new PendingBatch(job, step, order.images(step), places, buffer, shape(step));
      if (places.length > 0) {
        return batch;
      }
      deliver(batch);
    }
    return null;
  }

  private void finish(PendingBatch.Chunk chunk) {
    lock.lock();
    try {
      PendingBatch batch = chunk.batch();
      if (!closed && batch.finish(chunk)) {
        deliver(batch);
      }
    } finally {
      lock.unlock();
    }
  }

  private void deliver(PendingBatch batch) {
    ready.put(batch.job(), batch.finished(() -> release(batch.buffer())));
    changed.signalAll();
  }

  private void release(ByteBuffer buffer) {
    lock.lock();
    try {
      buffers.giveBack(buffer);
      if (closed) {
        buffers.close();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(Throwable e) {
    lock.lock();
    try {
      if (problem == null) {
        problem = e;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
