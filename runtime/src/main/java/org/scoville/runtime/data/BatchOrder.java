package org.scoville.runtime.data;

import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.DataProblem;

/**
 * The order of images in batches. Batches are global, of all replicas together, and are counted
 * from 1 on through the epochs.
 *
 * <p>Training takes each epoch's order, such as a new permutation, in whole batches only; the rest
 * of the images waits for another epoch's permutation. Evaluation takes every image once, in order,
 * and its last batch may be smaller. Of each batch replica {@code r} of {@code n} gets the {@code
 * r}-th of {@code n} contiguous shares.
 *
 * <p>In an epoch that repeats images each of the permutation comes several times in a row, until
 * the epoch has its usual number of batches; the images at the permutation's end don't come. Of
 * each batch replica {@code r} of {@code n} then gets every {@code n}-th image, so that the repeats
 * of one go to different replicas (as timm's {@code RepeatAugSampler} and torchvision's {@code
 * RASampler} deal them).
 *
 * <p>Safe for use by several threads.
 */
public final class BatchOrder {

  private final boolean training;
  private final int size;
  private final int batchSize;
  private final long seed;
  private final LongToIntFunction repeats;
  private final Traversal traversal;

  /** Permutations of two neighboring epochs: the loader looks ahead over the end of one. */
  private final @Nullable Epoch[] recent = new @Nullable Epoch[2];

  private static final class Epoch {
    final long number;
    final int[] order;

    Epoch(long number, int[] order) {
      this.number = number;
      this.order = order;
    }
  }

  private BatchOrder(
      boolean training,
      int size,
      int batchSize,
      long seed,
      LongToIntFunction repeats,
      Traversal traversal) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "batchSize is %d; set it to at least 1".formatted(batchSize));
    }
    this.training = training;
    this.size = size;
    this.batchSize = batchSize;
    this.seed = seed;
    this.repeats = repeats;
    this.traversal = traversal;
  }

  /**
   * The order of training.
   *
   * @param size number of images
   * @param batchSize images in a batch, all replicas together
   * @throws DataProblem if the images don't fill one batch
   */
  public static BatchOrder training(int size, int batchSize, long seed) {
    return training(size, batchSize, seed, epoch -> 1, Traversal.RANDOM);
  }

  /**
   * The order of training in which images may come several times in a row.
   *
   * @param repeats how often, for each epoch, counted from 0
   * @param traversal the order of the images in an epoch
   * @throws DataProblem if the images don't fill one batch
   */
  public static BatchOrder training(
      int size, int batchSize, long seed, LongToIntFunction repeats, Traversal traversal) {
    if (batchSize > size) {
      throw new DataProblem(
          "the batch size is %d and the data have %d training images; choose a --batch-size of at most %d"
              .formatted(batchSize, size, size));
    }
    return new BatchOrder(true, size, batchSize, seed, repeats, traversal);
  }

  /** The order of evaluation. */
  public static BatchOrder evaluation(int size, int batchSize) {
    return new BatchOrder(false, size, batchSize, 0, epoch -> 1, Traversal.IN_ORDER);
  }

  /** Whether this is the order of training. */
  public boolean isTraining() {
    return training;
  }

  /** Images in a whole batch, all replicas together. */
  public int batchSize() {
    return batchSize;
  }

  /** Batches in an epoch. */
  public long batchesPerEpoch() {
    return training ? size / batchSize : (size + batchSize - 1L) / batchSize;
  }

  /** The epoch of a batch, counted from 0. */
  public long epoch(long batch) {
    return (batch - 1) / batchesPerEpoch();
  }

  /** The images of a batch, all replicas together. */
  public int[] images(long batch) {
    long epoch = epoch(batch);
    int[] order = order(epoch);
    int times = repeats.applyAsInt(epoch);
    int start = start(batch);
    int end = Math.min(size, start + batchSize);
    return IntStream.range(start, end).map(position -> order[position / times]).toArray();
  }

  /** The number of times that an image came in the epoch before this place in a batch. */
  public long occurrence(long batch, int place) {
    return ((long) start(batch) + place) % repeats.applyAsInt(epoch(batch));
  }

  /**
   * The number that distinguishes an image that replaces another from its own place in the epoch:
   * no image's own occurrence, and different from place to place.
   */
  long otherOccurrence(long batch, int place) {
    return (long) repeats.applyAsInt(epoch(batch)) + start(batch) + place;
  }

  /** The places in a batch whose images one replica gets, in its own order. */
  int[] places(long batch, int rank, int replicas) {
    int images = Math.min(batchSize, size - start(batch));
    int share = share(replicas);
    if (repeats.applyAsInt(epoch(batch)) > 1) {
      return IntStream.range(0, share).map(i -> i * replicas + rank).toArray();
    }
    return IntStream.range(Math.min(images, rank * share), Math.min(images, (rank + 1) * share))
        .toArray();
  }

  /** The place in the epoch at which a batch begins. */
  private int start(long batch) {
    return Math.toIntExact((batch - 1) % batchesPerEpoch() * batchSize);
  }

  /**
   * Images of a whole batch that one replica gets.
   *
   * @throws IllegalArgumentException if the batch doesn't divide by the number of replicas
   */
  public int share(int replicas) {
    if (replicas < 1 || batchSize % replicas != 0) {
      throw new IllegalArgumentException(
          "the batch size is %d; set it to a multiple of the %d replicas"
              .formatted(batchSize, replicas));
    }
    return batchSize / replicas;
  }

  private synchronized int[] order(long epoch) {
    int place = (int) (epoch & 1);
    Epoch known = recent[place];
    if (known == null || known.number != epoch) {
      known = new Epoch(epoch, traversal.order(size, batchSize, seed, epoch));
      recent[place] = known;
    }
    return known.order;
  }
}
