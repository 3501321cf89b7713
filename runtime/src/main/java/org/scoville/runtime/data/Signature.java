package org.scoville.runtime.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes that a file of a kind starts with. */
final class Signature {

  static final Signature JPEG = new Signature("\u00FF\u00D8\u00FF");
  static final Signature PNG = new Signature("\u0089PNG\r\n\u001A\n");
  static final Signature BMP = new Signature("BM");

  private static final Signature RIFF = new Signature("RIFF");
  private static final Signature WEBP = new Signature("WEBP");
  private static final int WEBP_AT = 8;
  private static final List<Signature> TIFF =
      List.of(
          new Signature("II*\0"),
          new Signature("MM\0*"),
          new Signature("II+\0"),
          new Signature("MM\0+"));

  private final byte[] bytes;

  private Signature(String bytes) {
    this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether a file starts with it. */
  boolean starts(byte[] file) {
    return standsAt(file, 0);
  }

  /** TIFF and BigTIFF, of either order of bytes. */
  static boolean isTiff(byte[] file) {
    return TIFF.stream().anyMatch(signature -> signature.starts(file));
  }

  static boolean isWebp(byte[] file) {
    return RIFF.starts(file) && WEBP.standsAt(file, WEBP_AT);
  }

  /** P1 to P6, followed by a blank. */
  static boolean isPnm(byte[] file) {
    return file.length > 2
        && file[0] == 'P'
        && file[1] >= '1'
        && file[1] <= '6'
        && Character.isWhitespace(file[2]);
  }

  private boolean standsAt(byte[] file, int at) {
    if (file.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (file[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
