package org.scoville.runtime.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Writes a JPEG of 8 by 8 pixels of one color, in any number of components: the JDK writes no CMYK.
 *
 * <p>One block a component, of which only the mean is coded, exactly.
 */
final class TinyJpeg {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long bits;
  private int bitCount;

  private TinyJpeg() {}

  /**
   * The file.
   *
   * @param adobeTransform what an Adobe marker says about the colors; negative for no marker
   * @param firstId the first component's id
   * @param color the pixels' components as they are stored
   */
  static byte[] of(int adobeTransform, int firstId, int... color) {
    TinyJpeg jpeg = new TinyJpeg();
    jpeg.marker(0xD8);
    if (adobeTransform >= 0) {
      jpeg.segment(0xEE, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, adobeTransform);
    }
    jpeg.tables();
    jpeg.frame(firstId, color.length);
    for (int value : color) {
      jpeg.block(value - 128);
    }
    jpeg.flush();
    jpeg.marker(0xD9);
    return jpeg.out.toByteArray();
  }

  private void tables() {
    int[] quantization = new int[65];
    Arrays.fill(quantization, 8);
    quantization[0] = 0;
    segment(0xDB, quantization);
    // Means: the sizes 0 to 11 have codes of four bits. The rest: "end of block" is one bit.
    segment(
        0xC4, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
        11);
    segment(0xC4, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private void frame(int firstId, int components) {
    int[] frame = new int[6 + 3 * components];
    int[] scan = new int[4 + 2 * components];
    frame[0] = 8;
    frame[2] = 8;
    frame[4] = 8;
    frame[5] = components;
    scan[0] = components;
    for (int i = 0; i < components; i++) {
      int id = firstId == 'R' ? "RGB".charAt(i) : firstId + i;
      frame[6 + 3 * i] = id;
      frame[7 + 3 * i] = 0x11;
      scan[1 + 2 * i] = id;
    }
    scan[scan.length - 2] = 63;
    segment(0xC0, frame);
    segment(0xDA, scan);
  }

  private void block(int mean) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(mean));
    put(size, 4);
    put(mean < 0 ? mean + (1 << size) - 1 : mean, size);
    put(0, 1);
  }

  private void put(int value, int count) {
    bits = bits << count | value;
    bitCount += count;
    while (bitCount >= 8) {
      bitCount -= 8;
      int next = (int) (bits >> bitCount) & 0xFF;
      out.write(next);
      if (next == 0xFF) {
        out.write(0);
      }
    }
  }

  private void flush() {
    if (bitCount > 0) {
      put((1 << (8 - bitCount)) - 1, 8 - bitCount);
    }
  }

  private void marker(int marker) {
    out.write(0xFF);
    out.write(marker);
  }

  private void segment(int marker, int... bytes) {
    marker(marker);
    out.write((bytes.length + 2) >> 8);
    out.write(bytes.length + 2);
    for (int value : bytes) {
      out.write(value);
    }
  }
}
