package org.scoville.runtime.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Places in JPEG files, and files with changed ones. */
final class JpegBytes {
  static final int FRAME = 0xC0;
  static final int TABLES = 0xC4;
  static final int SCAN = 0xDA;

  private JpegBytes() {}

  /** Where the first marker of a kind stands. */
  static int find(byte[] file, int marker) {
    int at = 0;
    while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != marker) {
      at++;
    }
    return at;
  }

  /** Where the codes of the first scan start. */
  static int codes(byte[] file) {
    int scan = find(file, SCAN);
    return scan + 4 + file[scan + 3] - 2;
  }

  /** The file with a segment before all others. */
  static byte[] with(int marker, byte[] content, byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
    out.write(file, 2, file.length - 2);
    return out.toByteArray();
  }

  /** The file with other bytes in the place of some. */
  static byte[] replaced(byte[] file, int from, int to, int... by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    Arrays.stream(by).forEach(out::write);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  /** Its beginning and an end marker. */
  static byte[] cut(byte[] file, int length) {
    return replaced(file, length, file.length, 0xFF, 0xD9);
  }
}
