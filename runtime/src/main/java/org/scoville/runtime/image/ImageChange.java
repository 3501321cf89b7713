package org.scoville.runtime.image;

/**
 * A change of each training image, after crop and flip and before it is copied into its batch.
 *
 * <p>One instance serves all loader threads at once.
 */
public interface ImageChange {
  /** Images stay as they are. */
  ImageChange NONE =
      new ImageChange() {
        @Override
        public void change(Canvas image, Sample sample) {}

        @Override
        public int height(int height, long batch) {
          return height;
        }

        @Override
        public int width(int width, long batch) {
          return width;
        }

        @Override
        public long mostPixels(int height, int width) {
          return (long) height * width;
        }
      };

  /** Changes an image. */
  void change(Canvas image, Sample sample);

  /** Height in pixels that it leaves of every image of a batch, counted from 1. */
  int height(int height, long batch);

  /** Width in pixels that it leaves of every image of a batch, counted from 1. */
  int width(int width, long batch);

  /**
   * The most pixels that it leaves of an image in any batch, for allocating memory before the
   * first.
   *
   * <p>It is found without a loop over the batches, of which a run may have very many.
   */
  long mostPixels(int height, int width);
}
