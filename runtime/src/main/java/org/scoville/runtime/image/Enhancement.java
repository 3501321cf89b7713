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
    BlendTable blends = canvas.blends();
    blends.prepare((float) factor);
    byte[] pixels = canvas.pixels();
    int length = canvas.length();
    for (int i = 0; i < length - 2; i += 3) {
      int red = pixels[i] & 0xFF;
      int green = pixels[i + 1] & 0xFF;
      int blue = pixels[i + 2] & 0xFF;
      int gray = Luminance.of(red, green, blue);
      pixels[i] = blends.blend(gray, red);
      pixels[i + 1] = blends.blend(gray, green);
      pixels[i + 2] = blends.blend(gray, blue);
    }
  }
}
