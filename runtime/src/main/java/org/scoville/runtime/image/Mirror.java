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
      int right = line + row - channels;
      for (int left = line; left < right; left += channels) {
        for (int c = 0; c < channels; c++) {
          byte kept = pixels[left + c];
          pixels[left + c] = pixels[right + c];
          pixels[right + c] = kept;
        }
        right -= channels;
      }
    }
  }
}
