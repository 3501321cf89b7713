package org.scoville.fact;

/** An algorithm that chooses the size of training images by their place in the run. */
public interface Resizes {
  /**
   * Size of the images in a batch. Over a run sizes must only grow, or only shrink: {@code explain}
   * finds their changes by bisection.
   *
   * @param loaded size of the loader's images at full size
   * @param batch the batch, counted from 1
   * @param batches batches of the run
   * @param batchesPerEpoch batches of an epoch
   */
  ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch);

  /** Whether the loader makes images in that size; otherwise they are resized on the device. */
  default boolean whileLoading() {
    return false;
  }

  /**
   * Size in an epoch, counted from 0, of a run of so many, where an epoch's first batch decides.
   */
  default ImageSize resizedInEpoch(ImageSize loaded, int epoch, int epochs) {
    return resized(loaded, epoch + 1L, epochs, 1);
  }
}
