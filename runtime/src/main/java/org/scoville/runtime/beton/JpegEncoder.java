package org.scoville.runtime.beton;

/** What makes a JPEG of pixels. Implementations may be called by several threads at once. */
@FunctionalInterface
public interface JpegEncoder {
  /**
   * The bytes of a JPEG file.
   *
   * @param rgb pixels by rows in red, green and blue; the array may be longer
   * @param quality libjpeg's quality, from 1 to 100
   */
  byte[] encode(byte[] rgb, int width, int height, int quality);
}
