package org.scoville.runtime.decode;

import java.io.IOException;

/** Writes pictures as JPEG files, with luma and chromas of half the size, as most are. */
@FunctionalInterface
public interface JpegEncoder {

  /** The most pixels of a side, libjpeg's own bound. */
  int MOST_SIDE = 65_500;

  /**
   * Encodes a picture.
   *
   * @param rgb (height, width, 3); more may follow
   * @param width columns
   * @param height rows
   * @param quality libjpeg's, from 1 to 100
   * @return the file
   * @throws IOException if it can't be encoded
   */
  byte[] encode(byte[] rgb, int width, int height, int quality) throws IOException;

  /**
   * An encoder for one thread: by libjpeg-turbo, or by the JDK where {@link OpenCv} is not there.
   */
  static JpegEncoder create() {
    return OpenCv.flaw().isEmpty() ? new TurboJpegEncoder() : new JdkJpegEncoder();
  }

  /** Refuses what is no picture. */
  static void check(byte[] rgb, int width, int height, int quality) {
    boolean sized = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
    if (!sized || rgb.length < 3L * width * height || quality < 1 || quality > 100) {
      throw new IllegalArgumentException(
          "%d x %d pixels from %d bytes with quality %d"
              .formatted(width, height, rgb.length, quality));
    }
  }
}
