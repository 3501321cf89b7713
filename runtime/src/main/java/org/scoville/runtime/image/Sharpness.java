package org.scoville.runtime.image;

/**
 * Blends of an image with its smoothed copy, bit for bit Pillow's {@code ImageEnhance.Sharpness}:
 * each value is smoothed to its mean with its eight neighbors, itself counted five times. The frame
 * of one pixel stays, and so does an image of fewer than 3 rows or columns.
 *
 * <p>Row by row in steps over whole numbers, most of which the compiler turns into vector
 * operations; in bytes and at once it took half as long again.
 */
public final class Sharpness {
  /** What the weights add up to. */
  private static final int WEIGHTS = 13;

  private static final int INVERSE_BITS = 18;

  /**
   * Half the inverse of the weights' sum in fixed point: exact for the sums of bytes, and unlike a
   * division done in vectors.
   */
  private static final int INVERSE = (1 << INVERSE_BITS) / (2 * WEIGHTS) + 1;

  private Sharpness() {}

  /** Blends: factor 0 gives the smoothed image, 1 the image, more sharpens it. */
  public static void sharpen(Canvas canvas, double factor) {
    int height = canvas.height();
    int row = canvas.width() * canvas.channels();
    if (height < 3 || canvas.width() < 3) {
      return;
    }
    canvas.blends().prepare((float) factor);
    int[] above = canvas.line(0, row);
    int[] middle = canvas.line(1, row);
    int[] below = canvas.line(2, row);
    widen(canvas.pixels(), 0, row, above);
    widen(canvas.pixels(), row, row, middle);
    System.arraycopy(canvas.pixels(), 0, canvas.spare(), 0, row);
    for (int y = 1; y < height - 1; y++) {
      widen(canvas.pixels(), (y + 1) * row, row, below);
      int[] sums = canvas.line(3, row);
      add(above, middle, below, sums, row);
      sharpenRow(canvas, y * row, row, sums, middle);
      int[] free = above;
      above = middle;
      middle = below;
      below = free;
    }
    int last = (height - 1) * row;
    System.arraycopy(canvas.pixels(), last, canvas.spare(), last, row);
    canvas.swap();
  }

  private static void sharpenRow(Canvas canvas, int start, int row, int[] sums, int[] values) {
    int[] smooth = canvas.line(4, row);
    int channels = canvas.channels();
    // As a constant the step costs less.
    if (channels == 3) {
      smooth(sums, values, smooth, row, 3);
    } else {
      smooth(sums, values, smooth, row, 1);
    }
    byte[] in = canvas.pixels();
    byte[] out = canvas.spare();
    System.arraycopy(in, start, out, start, channels);
    canvas.blends().blend(smooth, values, sums, channels, row - channels, out, start);
    int end = start + row - channels;
    System.arraycopy(in, end, out, end, channels);
  }

  private static void widen(byte[] pixels, int start, int length, int[] values) {
    for (int i = 0; i < length; i++) {
      values[i] = pixels[start + i] & 0xFF;
    }
  }

  private static void add(int[] first, int[] second, int[] third, int[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = first[i] + second[i] + third[i];
    }
  }

  private static void smooth(int[] sums, int[] values, int[] smooth, int length, int step) {
    for (int i = step; i < length - step; i++) {
      int sum = sums[i - step] + sums[i] + sums[i + step] + 4 * values[i];
      smooth[i] = ((2 * sum + WEIGHTS) * INVERSE) >> INVERSE_BITS;
    }
  }
}
