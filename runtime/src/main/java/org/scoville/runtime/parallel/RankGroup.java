package org.scoville.runtime.parallel;

import ai.djl.ndarray.NDArray;
import org.scoville.runtime.tensor.Kernels;

/**
 * The ranks of a run: one replica of the network each, in one process or in several, that meet and
 * average flat arrays.
 *
 * <p>Ranks are counted from 0 over all processes; those of one process follow each other. Each rank
 * is a thread. All ranks call the same methods in the same order, each with its own number: a call
 * returns when every rank has made it. A method throws {@link ReplicaStopped} once the group is
 * {@linkplain #abort aborted}.
 */
public interface RankGroup {

  /** Number of ranks over all processes. */
  int size();

  /** The first rank of this process. */
  int first();

  /** Number of ranks of this process. */
  int local();

  /** Waits for all ranks. */
  void await(int rank);

  /** Ends the wait of all ranks, now and later, because one of them can't go on. */
  void abort();

  /**
   * The same; ranks that can be told why are told.
   *
   * @param reason the fact, such as "the disk is full"
   */
  default void abort(String reason) {
    abort();
  }

  /** Whether any rank passes true. */
  default boolean agree(int rank, boolean yes) {
    return union(rank, yes ? 1 : 0) != 0;
  }

  /** The bits that are set by any rank. */
  int union(int rank, int bits);

  /**
   * The sums over all ranks, number by number.
   *
   * @param counts as many numbers on every rank
   */
  long[] sum(int rank, long... counts);

  /** Replaces a flat float32 array of every rank by their mean, the same bits on all. */
  void average(int rank, NDArray flat, Kernels kernels);

  /**
   * Gives every rank one rank's array.
   *
   * @param root the rank whose array it is
   * @param flat (size), float32; as long on every rank
   */
  void broadcast(int rank, int root, NDArray flat, Kernels kernels);
}
