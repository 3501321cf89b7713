package org.scoville.runtime.decode;

import java.util.Arrays;

/**
 * Follows a JPEG file's markers from its first scan to its end.
 *
 * <p>A progressive file that was cut between two scans has an end marker and decodes without a
 * warning, to a blur: of each component all coefficients must have come down to their last bit.
 */
final class JpegScans {

  private static final int COEFFICIENTS = 64;
  private static final int NEVER_SENT = 16;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private final byte[] file;
  private final boolean progressive;
  private final int components;

  /** For each component's id, the bit down to which each coefficient was sent. */
  private final int[][] lowestBits = new int[256][];

  /** Components of all scans together. */
  private int scanned;

  private JpegScans(byte[] file, boolean progressive, int components) {
    this.components = components;
    this.file = file;
    this.progressive = progressive;
  }

  /**
   * Refuses a file without an end marker, or whose scans don't send all coefficients.
   *
   * @param from where the first scan starts
   * @param components how many components a pixel has
   */
  static void check(byte[] file, int from, boolean progressive, int components) throws ImageFault {
    JpegScans scans = new JpegScans(file, progressive, components);
    if (!scans.reachEnd(from) || !scans.sentAll(components)) {
      throw ImageFault.endsEarly();
    }
  }

  /** Within a scan a byte 0xFF is followed by 0, so that no marker can occur by chance. */
  private boolean reachEnd(int from) throws ImageFault {
    int at = next(from);
    while (at + 1 < file.length) {
      int marker = file[at + 1] & 0xFF;
      if (marker == END_OF_IMAGE) {
        return true;
      }
      if (marker == 0xFF) {
        at++;
      } else if (marker == 0 || JpegSegments.isAlone(marker)) {
        at = next(at + 2);
      } else if (at + 3 < file.length) {
        int length = JpegSegments.number(file, at + 2);
        if (marker == START_OF_SCAN && at + 2 + length <= file.length) {
          note(at + 4, length - 2);
        }
        at = next(at + 2 + length);
      } else {
        return false;
      }
    }
    return false;
  }

  /** The next byte 0xFF; most of a file is passed here. */
  private int next(int from) {
    int at = from;
    while (at < file.length && file[at] != (byte) 0xFF) {
      at++;
    }
    return at;
  }

  private void note(int at, int length) throws ImageFault {
    int sent = length > 0 ? file[at] & 0xFF : 0;
    int parameters = at + 1 + 2 * sent;
    if (parameters + 3 > at + length) {
      return;
    }
    scanned += sent;
    int first = file[parameters] & 0x3F;
    int last = file[parameters + 1] & 0x3F;
    int lowest = file[parameters + 2] & 0xF;
    boolean news = !progressive && scanned <= Math.max(components, sent);
    for (int i = 0; i < sent; i++) {
      int[] bits = bitsOf(file[at + 1 + 2 * i] & 0xFF);
      for (int k = Math.min(first, last); k <= last; k++) {
        news |= lowest < bits[k];
        bits[k] = lowest;
      }
    }
    if (!news) {
      // A scan of few bytes goes over all pixels: thousands of them would take hours.
      throw ImageFault.damaged("it is damaged (a scan sends what was sent before)");
    }
  }

  private int[] bitsOf(int id) {
    if (lowestBits[id] == null) {
      lowestBits[id] = new int[COEFFICIENTS];
      Arrays.fill(lowestBits[id], NEVER_SENT);
    }
    return lowestBits[id];
  }

  private boolean sentAll(int components) {
    if (!progressive) {
      // Some encoders give all components one id, which libjpeg accepts.
      return scanned >= components;
    }
    int sent = 0;
    for (int[] bits : lowestBits) {
      if (bits != null && Arrays.stream(bits).allMatch(bit -> bit == 0)) {
        sent++;
      }
    }
    return sent >= components;
  }
}
