package org.scoville.runtime.image;

/**
 * Blends of an image with a duller one: factor 0 gives the duller one, 1 the image, more goes
 * beyond it. Bit for bit Pillow's {@code ImageEnhance}, whose blend is {@code dull + factor (value
 * - dull)} in single precision, cut off toward zero and clipped.
 */
public final class Enhancement {
  private static final int VALUES = 256;

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
      table[value] = BlendTable.exact(dull, value, factor);
    }
    Tones.replace(canvas);
  }

  /** Blends with the gray image. */
  public static void color(Canvas canvas, double factor) {
    if (canvas.channels() == 1) {
      return;
    }
    canvas.blends().prepare((float) factor);
    int row = canvas.width() * 3;
    for (int start = 0; start < canvas.length(); start += row) {
      blendWithGray(canvas, start, row);
    }
  }

  private static void blendWithGray(Canvas canvas, int start, int row) {
    byte[] pixels = canvas.pixels();
    int[] grays = canvas.line(0, row);
    int[] values = canvas.line(1, row);
    for (int i = 0; i < row - 2; i += 3) {
      int red = pixels[start + i] & 0xFF;
      int green = pixels[start + i + 1] & 0xFF;
      int blue = pixels[start + i + 2] & 0xFF;
      int gray = Luminance.of(red, green, blue);
      values[i] = red;
      values[i + 1] = green;
      values[i + 2] = blue;
      grays[i] = gray;
      grays[i + 1] = gray;
      grays[i + 2] = gray;
    }
    canvas.blends().blend(grays, values, canvas.line(2, row), 0, row, pixels, start);
  }
}
