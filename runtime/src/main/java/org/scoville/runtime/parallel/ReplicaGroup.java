package org.scoville.runtime.parallel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.StepScope;

/**
 * Ranks that are threads of one process.
 *
 * <p>An all-reduce cuts the array into one slice a replica. Each replica adds up its slice over all
 * replicas in the order of their ranks and hands the result to all, so every replica holds the same
 * bits and the sum does not depend on who was first. Between devices the slices are copied by
 * libtorch. When a replica fails, {@link #abort} ends the wait of the others.
 */
public final class ReplicaGroup implements RankGroup {
  private final int size;
  private final Phaser barrier;
  private final AtomicReferenceArray<NDArray> arrays;
  private final AtomicIntegerArray votes;
  private final AtomicReferenceArray<long[]> counted;

  /** A group of this many replicas. */
  public ReplicaGroup(int size) {
    this.size = size;
    this.barrier = new Phaser(size);
    this.arrays = new AtomicReferenceArray<>(size);
    this.votes = new AtomicIntegerArray(size);
    this.counted = new AtomicReferenceArray<>(size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int first() {
    return 0;
  }

  @Override
  public int local() {
    return size;
  }

  @Override
  public void await(int rank) {
    await();
  }

  private void await() {
    if (barrier.arriveAndAwaitAdvance() < 0) {
      throw new ReplicaStopped();
    }
  }

  @Override
  public void abort() {
    barrier.forceTermination();
  }

  @Override
  public int union(int rank, int bits) {
    if (size == 1) {
      return bits;
    }
    votes.set(rank, bits);
    await();
    int union = IntStream.range(0, size).map(votes::get).reduce(0, (a, b) -> a | b);
    await();
    return union;
  }

  @Override
  public long[] sum(int rank, long... counts) {
    counted.set(rank, counts.clone());
    await();
    long[] sums = new long[counts.length];
    for (int other = 0; other < size; other++) {
      long[] added = counted.get(other);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += added[i];
      }
    }
    await();
    return sums;
  }

  @Override
  public void average(int rank, NDArray flat, Kernels kernels) {
    if (size == 1) {
      return;
    }
    arrays.set(rank, flat);
    await();
    try (StepScope scope = StepScope.under(flat.getManager())) {
      long[] range = range(rank, flat.size());
      if (range[1] > range[0]) {
        NDArray sum = scope.manager().zeros(new Shape(range[1] - range[0]));
        NDArray landing = scope.manager().zeros(sum.getShape());
        for (int other = 0; other < size; other++) {
          kernels.copy(slice(arrays.get(other), range, scope), landing);
          kernels.addScaled(sum, landing, 1);
        }
        kernels.scale(sum, 1.0 / size);
        for (int other = 0; other < size; other++) {
          kernels.copy(sum, slice(arrays.get(other), range, scope));
        }
      }
      await();
    }
  }

  @Override
  public void broadcast(int rank, int root, NDArray flat, Kernels kernels) {
    if (size == 1) {
      return;
    }
    arrays.set(rank, flat);
    await();
    if (rank != root) {
      kernels.copy(arrays.get(root), flat);
    }
    await();
  }

  private long[] range(int rank, long length) {
    return new long[] {rank * length / size, (rank + 1) * length / size};
  }

  /** A view of a range; it goes with the scope of the replica that asked. */
  private static NDArray slice(NDArray array, long[] range, StepScope scope) {
    if (range[0] == 0 && range[1] == array.size()) {
      return array;
    }
    long[] cuts =
        range[0] == 0
            ? new long[] {range[1]}
            : range[1] == array.size() ? new long[] {range[0]} : range.clone();
    NDList parts = array.split(cuts);
    parts.attach(scope.manager());
    return parts.get(range[0] == 0 ? 0 : 1);
  }
}
