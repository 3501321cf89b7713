package org.scoville.runtime.image;

/**
 * An affine transform: the pixel at (x, y) of the result is read at {@code (a x + b y + c, d x + e
 * y + f)} of the image, the middles of pixels being at halves. Bit for bit Pillow's {@code
 * Image.transform}, in its fixed-point or double arithmetic.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {

  /** Moves each row left by {@code factor} times its distance from the top. */
  public static Affine shearX(double factor) {
    return new Affine(1, factor, 0, 0, 1, 0);
  }

  /** Moves each column up by {@code factor} times its distance from the left. */
  public static Affine shearY(double factor) {
    return new Affine(1, 0, 0, factor, 1, 0);
  }

  /** Moves the image left and up, in pixels. */
  public static Affine translation(double left, double up) {
    return new Affine(1, 0, left, 0, 1, up);
  }

  /** Transforms an image; what is read outside of it gets the color {@code fill}. */
  public void apply(Canvas canvas, Sampling sampling, Fill fill) {
    if (isShift(canvas)) {
      shift(canvas, (int) c, (int) f, fill);
      return;
    }
    switch (sampling) {
      case NEAREST -> NearestSampler.sample(canvas, this, fill);
      case BILINEAR -> BilinearSampler.sample(canvas, this, fill);
      case BICUBIC -> BicubicSampler.sample(canvas, this, fill);
    }
    canvas.swap();
  }

  /** Whether it moves by whole pixels, where all samplings read one pixel with weight 1. */
  private boolean isShift(Canvas canvas) {
    return a == 1
        && b == 0
        && d == 0
        && e == 1
        && c == Math.rint(c)
        && f == Math.rint(f)
        && Math.abs(c) <= canvas.width()
        && Math.abs(f) <= canvas.height();
  }

  private static void shift(Canvas canvas, int left, int up, Fill fill) {
    int channels = canvas.channels();
    int width = canvas.width();
    int row = width * channels;
    int from = Math.max(0, -left);
    int to = Math.max(from, Math.min(width, width - left));
    for (int y = 0; y < canvas.height(); y++) {
      int source = y + up;
      boolean inside = source >= 0 && source < canvas.height() && from < to;
      int start = inside ? from : width;
      int end = inside ? to : width;
      byte[] out = canvas.spare();
      fill.paint(out, y * row, channels, 0, start);
      if (inside) {
        System.arraycopy(
            canvas.pixels(),
            source * row + (from + left) * channels,
            out,
            y * row + from * channels,
            (to - from) * channels);
      }
      fill.paint(out, y * row, channels, end, width);
    }
    canvas.swap();
  }
}
