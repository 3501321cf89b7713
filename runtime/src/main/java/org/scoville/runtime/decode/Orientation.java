package org.scoville.runtime.decode;

import org.scoville.runtime.image.Canvas;

/** The turns and mirrors of TIFF's orientation tag. */
final class Orientation {

  private static final int UPRIGHT = 1;
  private static final int MOST = 8;

  private Orientation() {}

  /** Whether width and height change places. */
  static boolean isSideways(int orientation) {
    return orientation > 4 && orientation <= MOST;
  }

  /** Turns an image the way that makes it upright. */
  static void turn(Canvas canvas, int orientation) {
    if (orientation <= UPRIGHT || orientation > MOST) {
      return;
    }
    boolean sideways = isSideways(orientation);
    boolean fromRight =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean fromBelow =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int width = canvas.width();
    int height = canvas.height();
    int newWidth = sideways ? height : width;
    int newHeight = sideways ? width : height;
    byte[] from = canvas.pixels();
    byte[] to = canvas.spare(canvas.length());
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int column = sideways ? y : x;
        int row = sideways ? x : y;
        int source = (fromBelow ? height - 1 - row : row) * width;
        source += fromRight ? width - 1 - column : column;
        System.arraycopy(from, 3 * source, to, 3 * (y * newWidth + x), 3);
      }
    }
    canvas.swap(newHeight, newWidth);
  }
}
