package org.scoville.runtime.image;

import java.util.Arrays;
import org.scoville.runtime.random.Draw;

/** Images for tests. */
public final class Pictures {
  private Pictures() {}

  /** An image of these bytes. */
  public static Canvas of(int height, int width, int channels, byte... bytes) {
    Canvas canvas = new Canvas(height, width, channels);
    System.arraycopy(bytes, 0, canvas.pixels(), 0, canvas.length());
    return canvas;
  }

  /** An image of random bytes. */
  public static Canvas noise(int height, int width, int channels, long seed) {
    byte[] bytes = new byte[height * width * channels];
    Draw draw = Draw.of(seed);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) draw.nextInt(256);
    }
    return of(height, width, channels, bytes);
  }

  /** A canvas on which larger images, of random bytes, have been before. */
  public static Canvas used(Canvas image) {
    int height = image.height();
    int width = image.width();
    Canvas used = noise(2 * height + 3, 2 * width + 1, image.channels(), 99);
    System.arraycopy(used.pixels(), 0, used.spare(), 0, used.length());
    used.resize(height, width);
    System.arraycopy(image.pixels(), 0, used.pixels(), 0, image.length());
    return used;
  }

  /** The bytes of an image. */
  public static byte[] bytes(Canvas canvas) {
    return Arrays.copyOf(canvas.pixels(), canvas.length());
  }
}
