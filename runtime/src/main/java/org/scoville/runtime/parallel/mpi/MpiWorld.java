package org.scoville.runtime.parallel.mpi;

import ai.djl.ndarray.NDArray;
import com.sun.jna.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.runtime.parallel.ReplicaStopped;
import org.scoville.runtime.tensor.ArrayPointer;

/**
 * All processes that a launcher has started, connected. One thread of a process at a time meets the
 * others, in the same order in all processes.
 */
final class MpiWorld implements AutoCloseable {
  /** {@code MPI_THREAD_SERIALIZED}: any thread calls, one at a time. */
  private static final int SERIALIZED = 2;

  /** An {@code MPI_Request} is a pointer or an int. */
  private static final int REQUEST_BYTES = 8;

  /** More than an {@code MPI_Status} has in either family. */
  private static final int STATUS_BYTES = 64;

  private final MpiLibrary mpi;
  private final int rank;
  private final int size;
  private final Duration patience;
  private final Memory status = new Memory(STATUS_BYTES);
  private volatile boolean broken;

  /**
   * The arguments of the last collective, its request last; kept because MPI may write to them even
   * after this process has given up.
   */
  private volatile Object[] pending = new Object[0];

  private MpiWorld(MpiLibrary mpi, int rank, int size, Duration patience) {
    this.patience = patience;
    this.mpi = mpi;
    this.rank = rank;
    this.size = size;
  }

  /**
   * Connects this process with the others, on its main thread; returns when all have.
   *
   * @param patience how long it waits for the others at a time, once they are connected
   * @throws MpiProblem if the launcher's library is missing, or finds other processes than the
   *     launcher has started
   */
  static MpiWorld enter(MpiLauncher launcher, Duration patience) {
    int[] level = new int[1];
    MpiLibrary mpi = initialize(launcher.kind(), level);
    mpi.call("MPI_Comm_set_errhandler", mpi.handles().world(), mpi.handles().errorsReturn());
    int[] size = new int[1];
    int[] rank = new int[1];
    mpi.call("MPI_Comm_size", mpi.handles().world(), size);
    mpi.call("MPI_Comm_rank", mpi.handles().world(), rank);
    MpiWorld world = new MpiWorld(mpi, rank[0], size[0], patience);
    try {
      world.check(launcher, level[0]);
      return world;
    } catch (MpiProblem e) {
      // A process that is alone has nobody to wait for; others would wait for each other.
      world.broken = size[0] > 1;
      world.close();
      throw e;
    }
  }

  private static MpiLibrary initialize(MpiKind kind, int[] level) {
    JvmSignals signals = JvmSignals.keep();
    try {
      MpiLibrary mpi = MpiLibrary.load(kind);
      mpi.call("MPI_Init_thread", null, null, SERIALIZED, level);
      return mpi;
    } finally {
      signals.restore();
    }
  }

  private void check(MpiLauncher launcher, int level) {
    MpiKind kind = mpi.kind();
    if (size != launcher.size() || rank != launcher.rank()) {
      throw new MpiProblem(
          "this is process %d of %d to %s's library, and %d of %d to the launcher (%s, %s); start the processes with that library's own launcher, %s on Debian"
              .formatted(
                  rank,
                  size,
                  kind.words(),
                  launcher.rank(),
                  launcher.size(),
                  kind.rankVariable(),
                  kind.sizeVariable(),
                  kind.launcher()));
    }
    if (level < SERIALIZED) {
      throw new MpiProblem(
          "%s's library lets one thread only make calls (level %d, where %d is needed); install one that is built with threads"
              .formatted(kind.words(), level, SERIALIZED));
    }
  }

  /** Number of this process, from 0. */
  int rank() {
    return rank;
  }

  /** Number of processes. */
  int size() {
    return size;
  }

  /** Whether a call has failed or this process has given up, so that no call will be answered. */
  boolean isBroken() {
    return broken;
  }

  /** Gives up: {@link #close} won't wait for the others. */
  void giveUp() {
    broken = true;
  }

  /** One call at a time: no call waits for another process. */
  private synchronized void call(String function, Object... arguments) {
    try {
      mpi.call(function, arguments);
    } catch (MpiProblem e) {
      broken = true;
      throw e;
    }
  }

  /**
   * Starts a collective and waits until this process's part in it is done.
   *
   * <p>It asks again and again and lets other threads run in between: inside MPI a thread that
   * waits would keep a core busy, and couldn't be woken.
   *
   * @param arguments all but the request, which comes last; no arrays of Java's
   * @throws ReplicaStopped if this process gives up meanwhile
   * @throws MpiProblem if the others don't come
   */
  private void complete(String function, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = new Memory(REQUEST_BYTES);
    pending = all;
    call(function, all);
    long start = System.nanoTime();
    while (!isDone()) {
      if (broken) {
        throw new ReplicaStopped();
      }
      if (System.nanoTime() - start > patience.toNanos()) {
        broken = true;
        throw new MpiProblem(
            "process %d of %d has waited %d s for the others in %s; look at what they do, or allow more time with --wait"
                .formatted(rank, size, patience.toSeconds(), function));
      }
      letOthersRun();
    }
  }

  private boolean isDone() {
    int[] done = new int[1];
    call("MPI_Test", pending[pending.length - 1], done, status);
    return done[0] != 0;
  }

  // To sleep would hold up transfers that go on only when MPI is called.
  @SuppressWarnings("ThreadPriorityCheck")
  private static void letOthersRun() {
    Thread.yield();
  }

  /** Waits for all processes. */
  void await() {
    complete("MPI_Ibarrier", mpi.handles().world());
  }

  /** The sums over all processes, number by number. */
  long[] sum(long... own) {
    return reduce(mpi.handles().sum(), own);
  }

  /** The bits that are set by any process. */
  int union(int own) {
    return (int) reduce(mpi.handles().or(), own)[0];
  }

  private long[] reduce(Object operation, long... own) {
    Memory all = NativeArrays.of(own);
    Object longs = mpi.handles().longs();
    complete(
        "MPI_Iallreduce",
        NativeArrays.of(own),
        all,
        own.length,
        longs,
        operation,
        mpi.handles().world());
    return all.getLongArray(0, own.length);
  }

  /** What each process passes, by its number. */
  long[] gather(long own) {
    Memory all = NativeArrays.of(new long[size]);
    Object longs = mpi.handles().longs();
    complete(
        "MPI_Iallgather", NativeArrays.of(own), 1, longs, all, 1, longs, mpi.handles().world());
    return all.getLongArray(0, size);
  }

  /** What each process passes, by its number; of any length. */
  List<byte[]> gather(byte[] own) {
    int[] counts = Arrays.stream(gather(own.length)).mapToInt(Math::toIntExact).toArray();
    Slices slices = Slices.of(counts);
    Memory all = NativeArrays.room(Arrays.stream(counts).asLongStream().sum());
    Object bytes = mpi.handles().bytes();
    complete(
        "MPI_Iallgatherv",
        NativeArrays.of(own),
        own.length,
        bytes,
        all,
        NativeArrays.of(counts),
        NativeArrays.of(slices.starts()),
        bytes,
        mpi.handles().world());
    List<byte[]> parts = new ArrayList<>();
    for (int process = 0; process < size; process++) {
      parts.add(all.getByteArray(slices.starts()[process], counts[process]));
    }
    return parts;
  }

  /**
   * Hands each process its slice of this process's array.
   *
   * @param from an array of float32, on the CPU, that is cut into slices
   * @param to as many slices of this process's size, by the number of the process that each is from
   */
  void scatter(NDArray from, Slices slices, NDArray to) {
    int own = slices.counts()[rank];
    int[] counts = new int[size];
    Arrays.fill(counts, own);
    Object floats = mpi.handles().floats();
    complete(
        "MPI_Ialltoallv",
        ArrayPointer.of(from),
        NativeArrays.of(slices.counts()),
        NativeArrays.of(slices.starts()),
        floats,
        ArrayPointer.of(to),
        NativeArrays.of(counts),
        NativeArrays.of(Slices.of(counts).starts()),
        floats,
        mpi.handles().world());
  }

  /**
   * Puts the slices of all processes together, on each.
   *
   * @param from this process's slice
   * @param to an array of float32, on the CPU, that is cut into slices
   */
  void gather(NDArray from, Slices slices, NDArray to) {
    Object floats = mpi.handles().floats();
    complete(
        "MPI_Iallgatherv",
        ArrayPointer.of(from),
        slices.counts()[rank],
        floats,
        ArrayPointer.of(to),
        NativeArrays.of(slices.counts()),
        NativeArrays.of(slices.starts()),
        floats,
        mpi.handles().world());
  }

  /**
   * Gives every process one process's array.
   *
   * @param array float32, on the CPU
   */
  void broadcast(NDArray array, int root) {
    int count = Slices.even(array.size(), 1).counts()[0];
    complete(
        "MPI_Ibcast",
        ArrayPointer.of(array),
        count,
        mpi.handles().floats(),
        root,
        mpi.handles().world());
  }

  /**
   * Ends all processes, from any thread; returns or doesn't.
   *
   * @param exitCode what the launcher is to exit with
   */
  void abort(int exitCode) {
    broken = true;
    call("MPI_Abort", mpi.handles().world(), exitCode);
  }

  /**
   * Takes leave of the others and waits for them, on the thread that entered; waits for nobody once
   * this process has given up.
   */
  @Override
  public void close() {
    if (broken) {
      return;
    }
    if (size > 1) {
      await();
    }
    broken = true;
    mpi.call("MPI_Finalize");
  }
}
