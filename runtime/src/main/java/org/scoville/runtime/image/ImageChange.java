package org.scoville.runtime.image;

/**
 * What is done to each training image after it was cropped and flipped and before it joins its
 * batch.
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
   * The most pixels that it leaves of an image in any batch, for who makes room before the first.
   *
   * <p>Known without asking for each batch: a run may have more of them than can be counted.
   */
  long mostPixels(int height, int width);
}
