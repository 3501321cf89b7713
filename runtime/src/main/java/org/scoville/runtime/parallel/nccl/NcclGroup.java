package org.scoville.runtime.parallel.nccl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.parallel.ReplicaStopped;
import org.scoville.runtime.parallel.rendezvous.ProcessLink;
import org.scoville.runtime.parallel.rendezvous.RankProblem;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.tensor.Kernels;

/**
 * Ranks on GPUs that average their arrays by NCCL: a thread and a communicator each, in one process
 * or in several.
 *
 * <p>Arrays are reduced on the stream on which libtorch computes: {@link #average} and {@link
 * #broadcast} return when that is asked for, and what the stream runs next sees the result. Counts
 * and bits, which are few, go from thread to thread and over the connections of the processes, so
 * that no device waits for them.
 *
 * <p>When another process is gone, a collective takes longer than the group's wait, or NCCL reports
 * a failure, every rank that waits ends with a {@link Problem} that says why.
 */
public final class NcclGroup implements RankGroup, AutoCloseable {
  private static final Duration HEARING = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final NcclLibrary library;
  private final int size;
  private final int first;
  private final ReplicaGroup inside;
  private final Optional<ProcessLink> link;
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private final NcclThreads threads;
  private volatile List<NcclCommunicator> communicators = List.of();
  private volatile long[] combined = new long[0];

  /** Why the group has ended; without a problem because a replica of this process failed. */
  private record Ending(Optional<String> problem) {}

  private NcclGroup(NcclLibrary library, int local, Optional<ProcessLink> link, Duration wait) {
    this.library = library;
    this.size = link.map(ProcessLink::ranks).orElse(local);
    this.first = link.map(each -> each.self().first()).orElse(0);
    this.inside = new ReplicaGroup(local);
    this.link = link;
    this.threads = new NcclThreads(wait);
  }

  /**
   * Opens the communicators of this process's ranks; returns when all processes have.
   *
   * @param devices a GPU for each rank of this process
   * @param link the connections to the other processes, with as many ranks for this one; empty if
   *     there are none
   * @param wait how long the others may take to open theirs, and any collective afterwards
   * @throws NcclProblem if a device is no GPU, or NCCL fails
   * @throws RankProblem if another process is gone
   */
  public static NcclGroup open(
      NcclLibrary library, List<Device> devices, Optional<ProcessLink> link, Duration wait) {
    devices.forEach(device -> requireGpu(library, device));
    NcclGroup group = new NcclGroup(library, devices.size(), link, wait);
    try {
      group.connect(devices);
      return group;
    } catch (RuntimeException e) {
      group.fail(String.valueOf(e.getMessage()));
      // Those that were opened just when the group ended.
      group.communicators.forEach(each -> group.threads.start(each::abort));
      throw e;
    }
  }

  private static void requireGpu(NcclLibrary library, Device device) {
    if (!device.isGpu() && !library.takesHostMemory()) {
      throw new NcclProblem(
          "NCCL reduces between GPUs, and %s is none; choose cuda:0, cuda:1 ... with --devices, or launch processes on CPUs with mpirun"
              .formatted(device.getDeviceType()));
    }
  }

  private void connect(List<Device> devices) {
    link.ifPresent(
        each -> each.onBreak(problem -> stop(Optional.ofNullable(problem.getMessage()))));
    byte[] id = id();
    IntFunction<NcclCommunicator> open =
        local ->
            NcclCommunicator.open(
                library, Math.max(0, devices.get(local).getDeviceId()), size, id, first + local);
    communicators = threads.all(devices.size(), open, this::requireOpen, first);
    requireOpen();
    threads.watch(this::watch);
  }

  /** NCCL's id: process 0 gets one, and the others get it from there. */
  private byte[] id() {
    if (link.isEmpty()) {
      return library.newId();
    }
    boolean own = link.get().self().index() == 0;
    return link.get().meet("NCCL's id", own ? library.newId() : new byte[0], parts -> parts.get(0));
  }

  /** Throws what has ended the group, if anything has. */
  private void requireOpen() {
    if (ending.get() != null) {
      throw stopped();
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int first() {
    return first;
  }

  @Override
  public int local() {
    return inside.size();
  }

  @Override
  public void await(int rank) {
    meet(
        rank,
        "a barrier",
        () -> {
          inside.await(rank - first);
          return new long[0];
        },
        Long::sum);
  }

  @Override
  public int union(int rank, int bits) {
    long[] united =
        meet(rank, "a vote", () -> new long[] {inside.union(rank - first, bits)}, (a, b) -> a | b);
    return (int) united[0];
  }

  @Override
  public long[] sum(int rank, long... counts) {
    return meet(rank, "counts", () -> inside.sum(rank - first, counts), Long::sum);
  }

  /**
   * Combines this process's numbers with those of the others; one thread speaks for all.
   *
   * @param own gives this process's once all its ranks have come
   */
  private long[] meet(int rank, String what, Supplier<long[]> own, LongBinaryOperator operator) {
    return waiting(
        () -> {
          long[] ours = own.get();
          if (link.isEmpty()) {
            return ours;
          }
          if (rank == first) {
            combined = HostNumbers.combine(link.get(), what, ours, operator);
          }
          inside.await(rank - first);
          return combined.clone();
        });
  }

  @Override
  public void average(int rank, NDArray flat, Kernels kernels) {
    waiting(
        () -> {
          communicators.get(rank - first).sum(flat);
          kernels.scale(flat, 1.0 / size);
          return flat;
        });
  }

  @Override
  public void broadcast(int rank, int root, NDArray flat, Kernels kernels) {
    waiting(
        () -> {
          communicators.get(rank - first).broadcast(flat, root);
          return flat;
        });
  }

  /** Work that waits for other ranks: when they end, why they did is what it ends with. */
  private <T> T waiting(Supplier<T> work) {
    try {
      return work.get();
    } catch (ReplicaStopped e) {
      throw stopped();
    } catch (Problem e) {
      fail(String.valueOf(e.getMessage()));
      RuntimeException why = stopped();
      why.addSuppressed(e);
      throw why;
    }
  }

  private RuntimeException stopped() {
    Ending why = ending.get();
    return why == null || why.problem().isEmpty()
        ? new ReplicaStopped()
        : new RankProblem(why.problem().get());
  }

  private void watch(Duration wait) {
    for (NcclCommunicator communicator : communicators) {
      communicator.fault(wait).ifPresent(this::fail);
    }
  }

  /**
   * Ends the group of all processes for a reason that they are told, unless the connections tell in
   * a moment which process is gone: NCCL says only that one is.
   */
  private void fail(String fact) {
    if (link.isPresent()) {
      awaitProblem(link.get());
      link.get().abort(fact);
    }
    stop(
        Optional.of(
            link.flatMap(ProcessLink::problem)
                .map(problem -> String.valueOf(problem.getMessage()))
                .orElse(fact)));
  }

  private static void awaitProblem(ProcessLink link) {
    long until = System.nanoTime() + HEARING.toNanos();
    while (link.problem().isEmpty() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void abort() {
    abort("a replica failed");
  }

  /**
   * Ends the wait of all ranks, now and later, because one of this process can't go on; those of
   * other processes are told why.
   *
   * @param reason the fact, such as "the disk is full"
   */
  public void abort(String reason) {
    stop(Optional.empty());
    link.ifPresent(each -> each.abort(reason));
  }

  private void stop(Optional<String> problem) {
    if (ending.compareAndSet(null, new Ending(problem))) {
      inside.abort();
      communicators.forEach(each -> threads.start(each::abort));
    }
  }

  /**
   * Frees the communicators; after the last collective of all ranks, or once the group has ended.
   */
  @Override
  public void close() {
    threads.close(communicators, NcclCommunicator::destroy);
  }
}
