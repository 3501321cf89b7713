package org.scoville.runtime.parallel.mpi;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.parallel.ReplicaStopped;
import org.scoville.runtime.tensor.Kernels;

/**
 * Ranks in several processes: those of one process meet as threads, and the first of them speaks
 * with the other processes.
 *
 * <p>A mean is that of the process's ranks first and then that of the processes. Arrays on a GPU go
 * through the host's memory.
 *
 * <p>{@link #abort} ends the wait of this process's ranks for each other and for other processes.
 * Those don't learn of it: {@link MpiProcesses#abort} ends them.
 */
final class MpiRanks implements RankGroup, AutoCloseable {
  private final MpiWorld world;
  private final ReplicaGroup inside;
  private volatile long[] combined = new long[0];

  /** For each length of array; of the first local rank's thread alone. */
  private final Map<Long, SliceExchange> exchanges = new HashMap<>();

  private final HostArrays hostArrays = new HostArrays();

  /** Ranks of a process, with as many in each other one. */
  MpiRanks(MpiWorld world, int local) {
    this.world = world;
    this.inside = new ReplicaGroup(local);
  }

  @Override
  public int size() {
    return world.size() * local();
  }

  @Override
  public int first() {
    return world.rank() * local();
  }

  @Override
  public int local() {
    return inside.size();
  }

  @Override
  public void abort() {
    world.giveUp();
    inside.abort();
  }

  @Override
  public void await(int rank) {
    inside.await(rank - first());
    spoken(rank, world::await);
    inside.await(rank - first());
  }

  @Override
  public int union(int rank, int bits) {
    int ours = inside.union(rank - first(), bits);
    return (int) combined(rank, () -> new long[] {world.union(ours)})[0];
  }

  @Override
  public long[] sum(int rank, long... counts) {
    long[] ours = inside.sum(rank - first(), counts);
    return combined(rank, () -> world.sum(ours));
  }

  /** What the first local rank hears from the other processes, for all local ranks. */
  private long[] combined(int rank, Supplier<long[]> call) {
    spoken(rank, () -> combined = call.get());
    // Nobody overwrites it before all have come back for the next: each begins with a meeting.
    inside.await(rank - first());
    return combined.clone();
  }

  @Override
  public void average(int rank, NDArray flat, Kernels kernels) {
    inside.average(rank - first(), flat, kernels);
    spoken(rank, () -> hostArrays.with(flat, kernels, array -> exchange(array, kernels)));
    inside.broadcast(rank - first(), 0, flat, kernels);
  }

  private void exchange(NDArray array, Kernels kernels) {
    exchanges
        .computeIfAbsent(array.size(), size -> new SliceExchange(world, size))
        .average(array, kernels);
  }

  @Override
  public void broadcast(int rank, int root, NDArray flat, Kernels kernels) {
    int process = root / local();
    if (process == world.rank()) {
      inside.broadcast(rank - first(), root % local(), flat, kernels);
    }
    spoken(
        rank,
        () -> {
          hostArrays.with(flat, kernels, array -> world.broadcast(array, process));
          world.await();
        });
    inside.broadcast(rank - first(), 0, flat, kernels);
  }

  /** Has the first local rank make calls; when they fail, the others don't wait for it. */
  private void spoken(int rank, Runnable calls) {
    if (rank != first()) {
      return;
    }
    if (world.isBroken()) {
      throw new ReplicaStopped();
    }
    try {
      calls.run();
    } catch (RuntimeException e) {
      abort();
      throw e;
    }
  }

  /**
   * Frees the memory that is kept between steps; after the last call of all ranks. Once the group
   * has ended, the others may still send to it, and it goes with the process.
   */
  @Override
  public void close() {
    if (world.isBroken()) {
      return;
    }
    exchanges.values().forEach(SliceExchange::close);
    exchanges.clear();
    hostArrays.close();
  }
}
