package org.scoville.runtime.data;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.scoville.runtime.random.Draw;

/**
 * WebDataset's order of samples in shards: the shards in random order one after another, and their
 * samples through a window from which each next one is drawn.
 *
 * <p>The window slides, as WebDataset's {@code shuffle} does: the drawn sample's place goes to the
 * next sample of the shards. A sample so comes at most a window earlier than without, and files are
 * read nearly from their start to their end. An epoch's order takes a draw for each sample and
 * nothing of other epochs.
 */
final class ShardOrder implements Traversal {
  /** "shards", which distinguishes this use of the seed from all others. */
  private static final long SHARDS = 0x736861726473L;

  private final IntUnaryOperator shard;
  private final int window;

  /**
   * An order by shards.
   *
   * @param shard the shard of each sample, counted from 0
   * @param window samples to draw from; 0 or 1 to leave them in the order of their shards
   */
  ShardOrder(IntUnaryOperator shard, int window) {
    if (window < 0) {
      throw new IllegalArgumentException(
          "the window is %d; set it to at least 0".formatted(window));
    }
    this.shard = shard;
    this.window = window;
  }

  @Override
  public int[] order(int images, int batchSize, long seed, long epoch) {
    Draw draw = Draw.of(seed, SHARDS, epoch);
    int[] coming = coming(images, draw);
    int[] order = new int[images];
    int[] open = Arrays.copyOf(coming, Math.min(images, Math.max(1, window)));
    int next = open.length;
    int left = open.length;
    for (int i = 0; i < images; i++) {
      int chosen = draw.nextInt(left);
      order[i] = open[chosen];
      open[chosen] = next < images ? coming[next++] : open[--left];
    }
    return order;
  }

  /** All samples, shard after shard. */
  private int[] coming(int images, Draw draw) {
    int shards = 0;
    for (int image = 0; image < images; image++) {
      shards = Math.max(shards, shard.applyAsInt(image) + 1);
    }
    int[] sizes = new int[shards];
    for (int image = 0; image < images; image++) {
      sizes[shard.applyAsInt(image)]++;
    }
    int end = 0;
    int[] next = new int[shards];
    for (int number : draw.permutation(shards)) {
      next[number] = end;
      end += sizes[number];
    }
    int[] coming = new int[images];
    for (int image = 0; image < images; image++) {
      coming[next[shard.applyAsInt(image)]++] = image;
    }
    return coming;
  }
}
