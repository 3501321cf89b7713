package org.scoville.runtime.image;

import java.util.Arrays;

/**
 * A rectangle in an image, in pixels; it may reach over the edges.
 *
 * @param left first column
 * @param top first row
 * @param width columns
 * @param height rows
 */
public record Window(int left, int top, int width, int height) {

  /** All of an image. */
  public static Window whole(Canvas canvas) {
    return new Window(0, 0, canvas.width(), canvas.height());
  }

  /** Leaves of an image what is in the window; what lies outside the image is black. */
  public void cut(Canvas canvas) {
    if (equals(whole(canvas))) {
      return;
    }
    int channels = canvas.channels();
    byte[] source = canvas.pixels();
    byte[] target = canvas.spare(width * height * channels);
    int from = Math.max(0, left);
    int length = (Math.min(canvas.width(), left + width) - from) * channels;
    int row = width * channels;
    for (int y = 0; y < height; y++) {
      int line = y * row;
      boolean inside = y + top >= 0 && y + top < canvas.height() && length > 0;
      if (!inside || length < row) {
        Arrays.fill(target, line, line + row, (byte) 0);
      }
      if (inside) {
        int start = ((y + top) * canvas.width() + from) * channels;
        System.arraycopy(source, start, target, line + (from - left) * channels, length);
      }
    }
    canvas.swap(height, width);
  }
}
