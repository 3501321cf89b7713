package org.scoville.runtime.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes that a file of a kind starts with. */
final class FileSignature {

  static final FileSignature JPEG = new FileSignature("\u00FF\u00D8\u00FF");
  static final FileSignature PNG = new FileSignature("\u0089PNG\r\n\u001A\n");
  static final FileSignature BMP = new FileSignature("BM");

  private static final FileSignature RIFF = new FileSignature("RIFF");
  private static final FileSignature WEBP = new FileSignature("WEBP");
  private static final int WEBP_AT = 8;
  private static final List<FileSignature> TIFF =
      List.of(
          new FileSignature("II*\0"),
          new FileSignature("MM\0*"),
          new FileSignature("II+\0"),
          new FileSignature("MM\0+"));

  private final byte[] bytes;

  private FileSignature(String bytes) {
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
