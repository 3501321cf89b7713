package org.scoville.runtime.tensor;

/**
 * A rectangle of pixels, by its corners.
 *
 * @param top first row
 * @param left first column
 * @param bottom row after the last
 * @param right column after the last
 */
public record Box(int top, int left, int bottom, int right) {
  /**
   * A rectangle about a center, clipped at the borders of an image.
   *
   * <p>Half of each extent, rounded down, lies on either side of the center, so that odd extents
   * lose a pixel, as in the CutMix authors' code and its descendants.
   */
  public static Box about(
      int centerRow, int centerColumn, int rows, int columns, int height, int width) {
    return new Box(
        clip(centerRow - rows / 2, height),
        clip(centerColumn - columns / 2, width),
        clip(centerRow + rows / 2, height),
        clip(centerColumn + columns / 2, width));
  }

  private static int clip(int line, int size) {
    return Math.max(0, Math.min(size, line));
  }

  /** Number of pixels in it. */
  public long area() {
    return (long) (bottom - top) * (right - left);
  }
}
