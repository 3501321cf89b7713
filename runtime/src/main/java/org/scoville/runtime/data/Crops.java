package org.scoville.runtime.data;

import org.scoville.runtime.random.Draw;

/** Where training and evaluation images are cut, to the pixel as torchvision decides it. */
final class Crops {

  private static final double NARROWEST = 3.0 / 4;
  private static final double WIDEST = 4.0 / 3;
  private static final int TRIES = 10;

  private Crops() {}

  /** A window in an image, in pixels. */
  record Window(int left, int top, int width, int height) {
    Pixels of(Pixels image) {
      return image.cut(left, top, width, height);
    }
  }

  /** The window of an Inception crop: a random share of the area in a random shape. */
  static Window randomPart(int width, int height, double minArea, Draw draw) {
    double area = (double) width * height;
    for (int i = 0; i < TRIES; i++) {
      double target = area * draw.nextDouble(minArea, 1);
      double ratio =
          StrictMath.exp(draw.nextDouble(StrictMath.log(NARROWEST), StrictMath.log(WIDEST)));
      int w = (int) Math.rint(Math.sqrt(target * ratio));
      int h = (int) Math.rint(Math.sqrt(target / ratio));
      if (w > 0 && h > 0 && w <= width && h <= height) {
        int top = draw.nextInt(height - h + 1);
        int left = draw.nextInt(width - w + 1);
        return new Window(left, top, w, h);
      }
    }
    return largestMiddle(width, height);
  }

  /** The largest window in the middle that is neither too narrow nor too wide. */
  static Window largestMiddle(int width, int height) {
    double ratio = (double) width / height;
    int w = ratio > WIDEST ? (int) Math.rint(height * WIDEST) : width;
    int h = ratio < NARROWEST ? (int) Math.rint(width / NARROWEST) : height;
    return new Window((width - w) / 2, (height - h) / 2, w, h);
  }

  /** The square in the middle; it reaches over the edges of a smaller image. */
  static Window center(int width, int height, int side) {
    return new Window(centerStart(width, side), centerStart(height, side), side, side);
  }

  /** A square anywhere in an image with a black frame. */
  static Window anywhere(int width, int height, int side, int padding, Draw draw) {
    int top = anyStart(height, side, padding, draw);
    int left = anyStart(width, side, padding, draw);
    return new Window(left, top, side, side);
  }

  private static int centerStart(int extent, int side) {
    // Both divisions round as Python's int(round(x / 2)) and x // 2 do.
    return extent < side ? -((side - extent) / 2) : (int) Math.rint((extent - side) / 2.0);
  }

  private static int anyStart(int extent, int side, int padding, Draw draw) {
    int room = extent + 2 * padding - side;
    return room < 0 ? centerStart(extent, side) : draw.nextInt(room + 1) - padding;
  }
}
