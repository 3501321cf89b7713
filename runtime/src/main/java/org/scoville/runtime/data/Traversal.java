package org.scoville.runtime.data;

import java.util.stream.IntStream;
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
   * The images of an epoch, each once; a function of its arguments alone.
   *
   * @param images number of images
   * @param batchSize images in a batch, all replicas together
   * @param seed the run's seed
   * @param epoch the epoch, counted from 0
   */
  int[] order(int images, int batchSize, long seed, long epoch);
}
