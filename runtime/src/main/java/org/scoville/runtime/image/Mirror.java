package org.scoville.runtime.image;

/** Horizontal mirroring of images. */
public final class Mirror {
  private Mirror() {}

  /** Mirrors an image horizontally. */
  public static void leftAndRight(Canvas canvas) {
    byte[] pixels = canvas.pixels();
    int channels = canvas.channels();
    int row = canvas.width() * channels;
    for (int line = 0; line < canvas.length(); line += row) {
      if (channels == 3) {
        colors(pixels, line, line + row - channels);
      } else {
        row(pixels, line, line + row - channels, channels);
      }
    }
  }

  private static void row(byte[] pixels, int first, int last, int channels) {
    for (int left = first, right = last; left < right; left += channels, right -= channels) {
      for (int c = 0; c < channels; c++) {
        byte kept = pixels[left + c];
        pixels[left + c] = pixels[right + c];
        pixels[right + c] = kept;
      }
    }
  }

  /** As {@link #row}, without a loop over the colors, which would take most of the time. */
  private static void colors(byte[] pixels, int first, int last) {
    for (int left = first, right = last; left < right; left += 3, right -= 3) {
      byte red = pixels[left];
      byte green = pixels[left + 1];
      byte blue = pixels[left + 2];
      pixels[left] = pixels[right];
      pixels[left + 1] = pixels[right + 1];
      pixels[left + 2] = pixels[right + 2];
      pixels[right] = red;
      pixels[right + 1] = green;
      pixels[right + 2] = blue;
    }
  }
}
