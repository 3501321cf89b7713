package org.scoville.fact;

/**
 * Height and width of an image.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record ImageSize(int height, int width) {

  /** Checks the sides. */
  public ImageSize {
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "an image has a size of %d x %d pixels; give sides of at least 0"
              .formatted(height, width));
    }
  }

  /** A square image. */
  public static ImageSize square(int side) {
    return new ImageSize(side, side);
  }

  /** Its shorter side. */
  public int shorterSide() {
    return Math.min(height, width);
  }

  /** How many pixels it has. */
  public double pixels() {
    return (double) height * width;
  }
}
