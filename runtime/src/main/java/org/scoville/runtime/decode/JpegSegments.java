package org.scoville.runtime.decode;

import java.nio.charset.StandardCharsets;

/** Goes through the segments of a JPEG file that come before its first scan. */
final class JpegSegments {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private final byte[] file;
  private int marker;
  private int at;
  private int next = 2;

  JpegSegments(byte[] file) {
    this.file = file;
  }

  /** Goes to the next segment; false where the first scan starts, or the file is over. */
  boolean advance() {
    at = next;
    while (at + 3 < file.length) {
      marker = file[at + 1] & 0xFF;
      if ((file[at] & 0xFF) != 0xFF || marker == 0xFF || marker == 0) {
        at++;
      } else if (isAlone(marker)) {
        at += 2;
      } else {
        next = at + 2 + number(file, at + 2);
        return marker != START_OF_SCAN && marker != END_OF_IMAGE;
      }
    }
    return false;
  }

  /** The second byte of its marker. */
  int marker() {
    return marker;
  }

  /** The offset of its marker in the file. */
  int at() {
    return at;
  }

  /** Whether all of its first bytes are there, those of its length not counted. */
  boolean has(int bytes) {
    return next - at - 4 >= bytes && at + 4 + bytes <= file.length;
  }

  /** One of the bytes after its length. */
  int content(int index) {
    return file[at + 4 + index] & 0xFF;
  }

  /** Whether its content starts with a word. */
  boolean startsWith(String word) {
    return has(word.length())
        && new String(file, at + 4, word.length(), StandardCharsets.ISO_8859_1).equals(word);
  }

  /** A number of two bytes. */
  static int number(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }

  /** Whether a marker has no content. */
  static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }
}
