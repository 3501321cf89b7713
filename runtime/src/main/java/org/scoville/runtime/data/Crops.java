package org.scoville.runtime.data;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/** The crops of training and evaluation images, to the pixel those of torchvision and FFCV. */
final class Crops {

  private static final int TRIES = 10;

  private Crops() {}

  /** An extent in pixels. */
  record Size(int height, int width) {
    boolean fits(int height, int width) {
      return this.height > 0 && this.width > 0 && this.height <= height && this.width <= width;
    }
  }

  /**
   * The bounds of the parts of an image that an Inception crop may take.
   *
   * @param minArea smallest share of the area
   * @param maxArea largest share of the area
   * @param narrowest smallest ratio of width to height
   * @param widest largest ratio of width to height
   */
  record Limits(double minArea, double maxArea, double narrowest, double widest) {
    /** Any part of this share of the area or more, in the shapes that everybody allows. */
    static Limits from(double minArea) {
      return new Limits(minArea, 1, 3.0 / 4, 4.0 / 3);
    }

    /**
     * A size that may be larger than the image.
     *
     * @param area where in the range of areas, from 0 to 1
     * @param shape where in the range of the ratios' logarithms, from 0 to 1
     */
    Size size(int height, int width, double area, double shape) {
      double target = (double) width * height * (minArea + (maxArea - minArea) * area);
      double low = StrictMath.log(narrowest);
      double ratio = StrictMath.exp(low + (StrictMath.log(widest) - low) * shape);
      return new Size(
          (int) Math.rint(Math.sqrt(target / ratio)), (int) Math.rint(Math.sqrt(target * ratio)));
    }
  }

  /**
   * The window of an Inception crop: a random share of the area in a random shape.
   *
   * @param uniform random numbers from 0 up to but not including 1
   */
  static Window randomPart(int height, int width, Limits limits, DoubleSupplier uniform) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Window> part = tryPart(height, width, limits, uniform);
      if (part.isPresent()) {
        return part.get();
      }
    }
    return largestMiddle(height, width, limits);
  }

  /** One try of {@link #randomPart}; nothing if the part would be larger than the image. */
  static Optional<Window> tryPart(int height, int width, Limits limits, DoubleSupplier uniform) {
    double area = uniform.getAsDouble();
    Size size = limits.size(height, width, area, uniform.getAsDouble());
    if (!size.fits(height, width)) {
      return Optional.empty();
    }
    int top = (int) (uniform.getAsDouble() * (height - size.height() + 1));
    int left = (int) (uniform.getAsDouble() * (width - size.width() + 1));
    return Optional.of(new Window(left, top, size.width(), size.height()));
  }

  /** The largest window in the middle that is neither too narrow nor too wide. */
  static Window largestMiddle(int height, int width, Limits limits) {
    double ratio = (double) width / height;
    int w = ratio > limits.widest() ? (int) Math.rint(height * limits.widest()) : width;
    int h = ratio < limits.narrowest() ? (int) Math.rint(width / limits.narrowest()) : height;
    return new Window((width - w) / 2, (height - h) / 2, w, h);
  }

  /** The size in which the shorter side has this many pixels; the longer one is rounded down. */
  static Size shorter(int height, int width, int shorter) {
    long product = (long) shorter * Math.max(width, height);
    int longer = (int) ((double) product / Math.min(width, height));
    return width <= height ? new Size(longer, shorter) : new Size(shorter, longer);
  }

  /** Torchvision's square in the middle; it reaches over the edges of a smaller image. */
  static Window center(int height, int width, int side) {
    return new Window(centerStart(width, side), centerStart(height, side), side, side);
  }

  /** FFCV's square in the middle, whose side is a share of the shorter side. */
  static Window centerShare(int height, int width, double share) {
    int side = Math.max(1, (int) (share * Math.min(height, width)));
    return new Window((width - side) / 2, (height - side) / 2, side, side);
  }

  /** A square anywhere in an image with a black frame. */
  static Window anywhere(int height, int width, int side, int padding, Draw draw) {
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
