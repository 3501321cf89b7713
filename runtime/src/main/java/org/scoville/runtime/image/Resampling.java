package org.scoville.runtime.image;

/**
 * A way to give an image another size. An instance keeps its tables from image to image, and so
 * belongs to one thread.
 */
public interface Resampling {
  /**
   * Leaves of an image what is in a window, in another size.
   *
   * @param window lies within the image
   */
  void resize(Canvas canvas, Window window, int height, int width);
}
