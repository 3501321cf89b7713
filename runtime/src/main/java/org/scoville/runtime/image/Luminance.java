package org.scoville.runtime.image;

/** Gray from red, green and blue, in Pillow's whole numbers (ITU-R 601-2, {@code Convert.c}). */
final class Luminance {
  private Luminance() {}

  static int of(int red, int green, int blue) {
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  }

  /** The mean gray of an image, rounded as Pillow's contrast rounds it. */
  static int mean(Canvas canvas) {
    byte[] pixels = canvas.pixels();
    int length = canvas.length();
    long sum = 0;
    if (canvas.channels() == 1) {
      for (int i = 0; i < length; i++) {
        sum += pixels[i] & 0xFF;
      }
    } else {
      for (int i = 0; i < length - 2; i += 3) {
        sum += of(pixels[i] & 0xFF, pixels[i + 1] & 0xFF, pixels[i + 2] & 0xFF);
      }
    }
    int area = canvas.height() * canvas.width();
    return (int) ((double) sum / area + 0.5);
  }
}
