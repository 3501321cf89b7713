package org.scoville.runtime.parallel.mpi;

import ai.djl.ndarray.NDArray;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.tensor.ArrayPointer;

/**
 * All processes that a launcher has started, connected. One thread of a process at a time makes
 * calls; each returns when the others have made it as well.
 */
final class MpiWorld implements AutoCloseable {
  /** {@code MPI_THREAD_SERIALIZED}: any thread calls, one at a time. */
  private static final int SERIALIZED = 2;

  private final MpiLibrary mpi;
  private final int rank;
  private final int size;
  private volatile boolean broken;

  private MpiWorld(MpiLibrary mpi, int rank, int size) {
    this.mpi = mpi;
    this.rank = rank;
    this.size = size;
  }

  /**
   * Connects this process with the others, on its main thread; returns when all have.
   *
   * @throws MpiProblem if the launcher's library is missing, or finds other processes than the
   *     launcher has started
   */
  static MpiWorld enter(MpiLauncher launcher) {
    JvmSignals signals = JvmSignals.keep();
    MpiLibrary mpi = MpiLibrary.load(launcher.kind());
    int[] level = new int[1];
    mpi.call("MPI_Init_thread", null, null, SERIALIZED, level);
    signals.restore();
    mpi.call("MPI_Comm_set_errhandler", mpi.handles().world(), mpi.handles().errorsReturn());
    int[] size = new int[1];
    int[] rank = new int[1];
    mpi.call("MPI_Comm_size", mpi.handles().world(), size);
    mpi.call("MPI_Comm_rank", mpi.handles().world(), rank);
    MpiWorld world = new MpiWorld(mpi, rank[0], size[0]);
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

  private void call(String function, Object... arguments) {
    try {
      mpi.call(function, arguments);
    } catch (MpiProblem e) {
      broken = true;
      throw e;
    }
  }

  /** Waits for all processes. */
  void await() {
    call("MPI_Barrier", mpi.handles().world());
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
    long[] all = new long[own.length];
    MpiHandles mpiHandles = mpi.handles();
    call("MPI_Allreduce", own, all, own.length, mpiHandles.longs(), operation, mpiHandles.world());
    return all;
  }

  /** What each process passes, by its number. */
  long[] gather(long own) {
    long[] all = new long[size];
    Object longs = mpi.handles().longs();
    call("MPI_Allgather", new long[] {own}, 1, longs, all, 1, longs, mpi.handles().world());
    return all;
  }

  /** What each process passes, by its number; of any length. */
  List<byte[]> gather(byte[] own) {
    int[] counts = Arrays.stream(gather(own.length)).mapToInt(Math::toIntExact).toArray();
    Slices slices = Slices.of(counts);
    byte[] all = new byte[Arrays.stream(counts).reduce(0, Math::addExact)];
    Object bytes = mpi.handles().bytes();
    call(
        "MPI_Allgatherv",
        // JNA passes no address for an array without elements.
        own.length == 0 ? new byte[1] : own,
        own.length,
        bytes,
        all.length == 0 ? new byte[1] : all,
        slices.counts(),
        slices.starts(),
        bytes,
        mpi.handles().world());
    List<byte[]> parts = new ArrayList<>();
    for (int process = 0; process < size; process++) {
      int start = slices.starts()[process];
      parts.add(Arrays.copyOfRange(all, start, start + counts[process]));
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
    call(
        "MPI_Alltoallv",
        ArrayPointer.of(from),
        slices.counts(),
        slices.starts(),
        floats,
        ArrayPointer.of(to),
        counts,
        IntStream.range(0, size).map(process -> process * own).toArray(),
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
    call(
        "MPI_Allgatherv",
        ArrayPointer.of(from),
        slices.counts()[rank],
        floats,
        ArrayPointer.of(to),
        slices.counts(),
        slices.starts(),
        floats,
        mpi.handles().world());
  }

  /**
   * Gives every process one process's array.
   *
   * @param array float32, on the CPU
   */
  void broadcast(NDArray array, int root) {
    Pointer address = ArrayPointer.of(array);
    int count = Slices.even(array.size(), 1).counts()[0];
    call("MPI_Bcast", address, count, mpi.handles().floats(), root, mpi.handles().world());
  }

  /**
   * Ends all processes, from any thread; returns or doesn't.
   *
   * @param exitCode what the launcher is to exit with
   */
  void abort(int exitCode) {
    broken = true;
    mpi.call("MPI_Abort", mpi.handles().world(), exitCode);
  }

  /** Takes leave of the others and waits for them, on the thread that entered. */
  @Override
  public void close() {
    if (!broken) {
      broken = true;
      mpi.call("MPI_Finalize");
    }
  }
}
