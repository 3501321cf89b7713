package org.scoville.runtime.beton;

import java.util.Arrays;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.text.Printable;

/** An image as it is stored in a file: its pixels, or a JPEG. */
public final class BetonImage {
  private static final int LONGEST_SIDE = 0xFFFF;

  private final String name;
  private final boolean raw;
  private final int width;
  private final int height;
  private final byte[] bytes;

  private BetonImage(String name, boolean raw, int width, int height, byte[] bytes) {
    checkSides(name, width, height);
    this.name = name;
    this.raw = raw;
    this.width = width;
    this.height = height;
    this.bytes = bytes;
  }

  /**
   * A JPEG.
   *
   * @param name the image's name in messages
   * @param file the whole file, in three colors or gray, which the caller leaves as it is
   */
  public static BetonImage jpg(String name, int width, int height, byte[] file) {
    if (file.length == 0) {
      throw new IllegalArgumentException("%s has no bytes; give a JPEG".formatted(name));
    }
    return new BetonImage(name, false, width, height, file);
  }

  /**
   * Pixels.
   *
   * @param name the image's name in messages
   * @param rgb by rows in red, green and blue, which are copied; the array may be longer
   */
  public static BetonImage raw(String name, int width, int height, byte[] rgb) {
    checkSides(name, width, height);
    long length = 3L * width * height;
    if (length > rgb.length) {
      throw new IllegalArgumentException(
          "%s has %d bytes for %d x %d pixels; give %d"
              .formatted(name, rgb.length, width, height, length));
    }
    return new BetonImage(name, true, width, height, Arrays.copyOf(rgb, (int) length));
  }

  private static void checkSides(String name, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "%s has %d x %d pixels; give 1 or more".formatted(name, width, height));
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new DataProblem(
          "%s has %d x %d pixels, and a .beton file has room for %d a side; give --max-resolution"
                  .formatted(Printable.of(name), width, height, LONGEST_SIDE)
              + " or remove it");
    }
  }

  /** Its name in messages. */
  public String name() {
    return name;
  }

  /** Whether it is pixels and no JPEG. */
  public boolean isRaw() {
    return raw;
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** Number of its bytes in the file. */
  public int length() {
    return bytes.length;
  }

  /** Its bytes in the file. */
  byte[] bytes() {
    return bytes;
  }
}
