package org.scoville.runtime.image;

/**
 * Blends of an image with a duller one: factor 0 gives the duller one, 1 the image, more goes
 * beyond it. Bit for bit Pillow's {@code ImageEnhance}, whose blend is {@code dull + factor (value
 * - dull)} in single precision, cut off towards zero and clipped.
 */
public final class Enhancement {
  private static final int VALUES = 256;

  /** Twelfths of the smoothed value that surround it: {@code (sum + 4 middle) / 13}, rounded. */
  private static final int SMOOTH = 13;

  private Enhancement() {}

  /** Blends with black. */
  public static void brightness(Canvas canvas, double factor) {
    blendWith(canvas, 0, (float) factor);
  }

  /** Blends with the image's mean gray. */
  public static void contrast(Canvas canvas, double factor) {
    blendWith(canvas, Luminance.mean(canvas), (float) factor);
  }

  private static void blendWith(Canvas canvas, int dull, float factor) {
    byte[] table = canvas.tables();
    for (int value = 0; value < VALUES; value++) {
      table[value] = clip(dull + factor * (value - dull));
    }
    Tones.replace(canvas);
  }

  /** Blends with the gray image. */
  public static void color(Canvas canvas, double factor) {
    if (canvas.channels() == 1) {
      return;
    }
    float alpha = (float) factor;
    byte[] pixels = canvas.pixels();
    int length = canvas.length();
    for (int i = 0; i < length - 2; i += 3) {
      int red = pixels[i] & 0xFF;
      int green = pixels[i + 1] & 0xFF;
      int blue = pixels[i + 2] & 0xFF;
      int gray = Luminance.of(red, green, blue);
      pixels[i] = clip(gray + alpha * (red - gray));
      pixels[i + 1] = clip(gray + alpha * (green - gray));
      pixels[i + 2] = clip(gray + alpha * (blue - gray));
    }
  }

  /**
   * Blends with the smoothed image: each value's mean with its eight neighbours, itself counted
   * five times. The frame of one pixel stays, and so does an image of fewer than 3 rows or columns.
   */
  public static void sharpness(Canvas canvas, double factor) {
    int height = canvas.height();
    int row = canvas.width() * canvas.channels();
    if (height < 3 || canvas.width() < 3) {
      return;
    }
    System.arraycopy(canvas.pixels(), 0, canvas.spare(), 0, row);
    int[] sums = canvas.sums(row);
    for (int y = 1; y < height - 1; y++) {
      sharpenRow(canvas, y * row, row, sums, (float) factor);
    }
    int last = (height - 1) * row;
    System.arraycopy(canvas.pixels(), last, canvas.spare(), last, row);
    canvas.swap();
  }

  private static void sharpenRow(Canvas canvas, int start, int row, int[] sums, float factor) {
    byte[] in = canvas.pixels();
    byte[] out = canvas.spare();
    int channels = canvas.channels();
    for (int i = 0; i < row; i++) {
      int at = start + i;
      sums[i] = (in[at - row] & 0xFF) + (in[at] & 0xFF) + (in[at + row] & 0xFF);
    }
    System.arraycopy(in, start, out, start, channels);
    for (int i = channels; i < row - channels; i++) {
      int value = in[start + i] & 0xFF;
      int sum = sums[i - channels] + sums[i] + sums[i + channels] + 4 * value;
      int smooth = (2 * sum + SMOOTH) / (2 * SMOOTH);
      out[start + i] = clip(smooth + factor * (value - smooth));
    }
    int end = start + row - channels;
    System.arraycopy(in, end, out, end, channels);
  }

  private static byte clip(float value) {
    int whole = (int) value;
    return (byte) (whole < 0 ? 0 : whole > 255 ? 255 : whole);
  }
}
