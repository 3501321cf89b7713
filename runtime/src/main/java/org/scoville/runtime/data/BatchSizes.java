package org.scoville.runtime.data;

import org.scoville.fact.ImageSize;

/** The size in which a source makes the images of each batch. */
@FunctionalInterface
public interface BatchSizes {

  /**
   * The size in a batch.
   *
   * @param full the size of the source's images where no algorithm changes it
   * @param batch the batch, counted from 1
   * @return a size whose sides are at most those of the full size
   */
  ImageSize in(ImageSize full, long batch);
}
