package org.scoville.runtime.data;

/** The colours of a JPEG file's raw components, rounded as libjpeg and Pillow round them. */
final class JpegColors {

  /** libjpeg's whole numbers with 16 bits after the point ({@code jdcolor.c}). */
  private static final int RED_OF_CR = 91_881;

  private static final int GREEN_OF_CR = 46_802;
  private static final int GREEN_OF_CB = 22_554;
  private static final int BLUE_OF_CB = 116_130;
  private static final int HALF = 1 << 15;

  private JpegColors() {}

  /** An image in red, green and blue. */
  static Pixels rgb(Pixels raw, JpegFrame.Coding coding) {
    byte[] rgb = new byte[raw.width() * raw.height() * 3];
    switch (coding) {
      case GRAY -> repeat(raw.data(), raw.channels(), rgb);
      case RGB -> System.arraycopy(raw.data(), 0, rgb, 0, rgb.length);
      case YCC -> fromLuma(raw.data(), 3, rgb);
      case CMYK -> {
        keepThree(raw.data(), rgb);
        darken(raw.data(), rgb);
      }
      case YCCK -> {
        fromLuma(raw.data(), 4, rgb);
        invert(rgb);
        darken(raw.data(), rgb);
      }
    }
    return new Pixels(raw.width(), raw.height(), 3, rgb);
  }

  private static void repeat(byte[] raw, int channels, byte[] rgb) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = raw[i / 3 * channels];
    }
  }

  private static void fromLuma(byte[] raw, int channels, byte[] rgb) {
    for (int i = 0, at = 0; i < rgb.length; i += 3, at += channels) {
      int y = raw[at] & 0xFF;
      int cb = (raw[at + 1] & 0xFF) - 128;
      int cr = (raw[at + 2] & 0xFF) - 128;
      rgb[i] = clip(y + ((RED_OF_CR * cr + HALF) >> 16));
      rgb[i + 1] = clip(y + ((-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF) >> 16));
      rgb[i + 2] = clip(y + ((BLUE_OF_CB * cb + HALF) >> 16));
    }
  }

  private static void keepThree(byte[] raw, byte[] rgb) {
    for (int i = 0, at = 0; i < rgb.length; i += 3, at += 4) {
      System.arraycopy(raw, at, rgb, i, 3);
    }
  }

  private static void invert(byte[] rgb) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ~rgb[i];
    }
  }

  /** Multiplies inverted inks with inverted black, which gives light. */
  private static void darken(byte[] raw, byte[] rgb) {
    for (int i = 0; i < rgb.length; i++) {
      int light = raw[i / 3 * 4 + 3] & 0xFF;
      rgb[i] = (byte) (((rgb[i] & 0xFF) * light + 127) / 255);
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
