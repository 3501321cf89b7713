package org.scoville.runtime.algorithm;

import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;

/**
 * The size of a box to be cut from an image, without its position.
 *
 * @param rows rows cut
 * @param columns columns cut
 * @param height height of the image
 * @param width width of the image
 */
record CutExtent(int rows, int columns, int height, int width) {
  /** The extent that CutMix cuts to keep about this share of the image. */
  static CutExtent keeping(double share, int height, int width) {
    double ratio = Math.sqrt(1 - share);
    return new CutExtent((int) (height * ratio), (int) (width * ratio), height, width);
  }

  /** The extent that CutOut cuts: a square of this fraction of the shorter side. */
  static CutExtent square(double fraction, int height, int width) {
    int side = (int) (Math.min(height, width) * fraction);
    return new CutExtent(side, side, height, width);
  }

  /** The window about a center. */
  Box about(int row, int column) {
    return Box.about(row, column, rows, columns, height, width);
  }

  /**
   * The window about a random center.
   *
   * @param uniform whether centers lie outside of the image too, so that each of its pixels is as
   *     likely to be cut as any other
   */
  Box draw(boolean uniform, Draw draw) {
    return uniform
        ? about(outside(rows, height, draw), outside(columns, width, draw))
        : about(draw.nextInt(height), draw.nextInt(width));
  }

  /** From half of the extent before the first line to half of it behind the last. */
  private static int outside(int extent, int size, Draw draw) {
    int low = Math.floorDiv(-extent, 2);
    return low + draw.nextInt(size + extent / 2 - low);
  }
}
