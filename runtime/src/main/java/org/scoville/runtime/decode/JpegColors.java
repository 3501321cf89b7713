package org.scoville.runtime.decode;

import org.scoville.runtime.image.Canvas;

/** The colors of a JPEG file's raw components, rounded as libjpeg and Pillow round them. */
final class JpegColors {

  /** libjpeg's whole numbers with 16 bits after the point ({@code jdcolor.c}). */
  private static final int RED_OF_CR = 91_881;

  private static final int GREEN_OF_CR = 46_802;
  private static final int GREEN_OF_CB = 22_554;
  private static final int BLUE_OF_CB = 116_130;
  private static final int HALF = 1 << 15;

  private JpegColors() {}

  /** Puts an image onto a canvas in red, green and blue. */
  static void rgb(RawPixels raw, JpegFrame.Coding coding, Canvas canvas) {
    canvas.resize(raw.height(), raw.width());
    byte[] rgb = canvas.pixels();
    int length = canvas.length();
    switch (coding) {
      case GRAY -> repeat(raw.data(), raw.channels(), rgb, length);
      case RGB -> System.arraycopy(raw.data(), 0, rgb, 0, length);
      case YCC -> fromLuma(raw.data(), 3, rgb, length);
      case CMYK -> {
        keepThree(raw.data(), rgb, length);
        darken(raw.data(), rgb, length);
      }
      case YCCK -> {
        fromLuma(raw.data(), 4, rgb, length);
        invert(rgb, length);
        darken(raw.data(), rgb, length);
      }
    }
  }

  private static void repeat(byte[] raw, int channels, byte[] rgb, int length) {
    for (int i = 0; i < length; i++) {
      rgb[i] = raw[i / 3 * channels];
    }
  }

  private static void fromLuma(byte[] raw, int channels, byte[] rgb, int length) {
    for (int i = 0, at = 0; i < length; i += 3, at += channels) {
      int y = raw[at] & 0xFF;
      int cb = (raw[at + 1] & 0xFF) - 128;
      int cr = (raw[at + 2] & 0xFF) - 128;
      rgb[i] = clip(y + ((RED_OF_CR * cr + HALF) >> 16));
      rgb[i + 1] = clip(y + ((-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF) >> 16));
      rgb[i + 2] = clip(y + ((BLUE_OF_CB * cb + HALF) >> 16));
    }
  }

  private static void keepThree(byte[] raw, byte[] rgb, int length) {
    for (int i = 0, at = 0; i < length; i += 3, at += 4) {
      System.arraycopy(raw, at, rgb, i, 3);
    }
  }

  private static void invert(byte[] rgb, int length) {
    for (int i = 0; i < length; i++) {
      rgb[i] = (byte) ~rgb[i];
    }
  }

  /** Multiplies inverted inks with inverted black, which gives light. */
  private static void darken(byte[] raw, byte[] rgb, int length) {
    for (int i = 0; i < length; i++) {
      int light = raw[i / 3 * 4 + 3] & 0xFF;
      rgb[i] = (byte) (((rgb[i] & 0xFF) * light + 127) / 255);
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
