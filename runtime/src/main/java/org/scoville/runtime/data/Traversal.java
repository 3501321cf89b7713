package org.scoville.runtime.data;

import java.util.stream.IntStream;
import org.scoville.data.TraversalOrder;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.random.Draw;

/** The order in which an epoch of training goes through the images; safe for several threads. */
@FunctionalInterface
public interface Traversal {

  /** "order", which distinguishes this use of the seed from all others. */
  long PURPOSE = 0x6F72646572L;

  /** A new permutation each epoch. */
  Traversal RANDOM =
      (images, batchSize, seed, epoch) -> Draw.of(seed, PURPOSE, epoch).permutation(images);

  /** The images in their own order. */
  Traversal IN_ORDER = (images, batchSize, seed, epoch) -> IntStream.range(0, images).toArray();

  /**
   * The order that a loader asks for; a random one of images in shards goes from shard to shard.
   *
   * @param window images of shards that are shuffled together
   */
  static Traversal of(TraversalOrder order, ImageSet set, int window) {
    return switch (order) {
      case RANDOM -> set.inShards() ? new ShardOrder(set::page, window) : RANDOM;
      case QUASI_RANDOM -> new QuasiRandom(set::page);
      case SEQUENTIAL -> IN_ORDER;
    };
  }

  /**
   * The images of an epoch, each once; a function of its arguments alone.
   *
   * @param images number of images
   * @param batchSize images in a batch, all replicas together
   * @param seed the run's seed
   * @param epoch the epoch, counted from 0
   */
  int[] order(int images, int batchSize, long seed, long epoch);
}
