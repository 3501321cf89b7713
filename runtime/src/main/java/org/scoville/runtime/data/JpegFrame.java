package org.scoville.runtime.data;

/**
 * What a JPEG file's markers say about its size and colors, and whether the file goes on to its
 * end.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param progressive whether all its coefficients are kept until its end
 * @param components numbers in a pixel; 0 if the file doesn't say
 * @param coding how those numbers are colors
 * @param complete whether all scans are there, and an end marker
 */
record JpegFrame(
    int width, int height, boolean progressive, int components, Coding coding, boolean complete) {

  /** How the components of a pixel are colors. */
  enum Coding {
    /** One component: gray. */
    GRAY,
    /** Red, green, blue. */
    RGB,
    /** Luma and two chromas. */
    YCC,
    /** Cyan, magenta, yellow, black, each inverted, as Adobe writes them. */
    CMYK,
    /** As CMYK, of which the first three are coded as luma and chromas. */
    YCCK
  }

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int PROGRESSIVE = 0xC2;
  private static final int JFIF = 0xE0;
  private static final int ADOBE = 0xEE;

  /** Reads the markers of a file, up to its first scan. */
  static JpegFrame of(byte[] file) {
    int width = 0;
    int height = 0;
    boolean progressive = false;
    int components = 0;
    int firstId = 0;
    int transform = -1;
    boolean jfif = false;
    int at = 2;
    while (at + 3 < file.length) {
      int marker = file[at + 1] & 0xFF;
      if ((file[at] & 0xFF) != 0xFF || marker == 0xFF || marker == 0) {
        at++;
        continue;
      }
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        break;
      }
      if (marker == JFIF) {
        jfif = true;
      } else if (marker == ADOBE && at + 15 < file.length) {
        transform = file[at + 15] & 0xFF;
      } else if (isFrame(marker) && at + 10 < file.length) {
        progressive = marker == PROGRESSIVE;
        height = number(file, at + 5);
        width = number(file, at + 7);
        components = file[at + 9] & 0xFF;
        firstId = file[at + 10] & 0xFF;
      }
      at += 2 + (isAlone(marker) ? 0 : number(file, at + 2));
    }
    Coding coding = coding(components, jfif, transform, firstId);
    boolean complete = JpegScans.areComplete(file, at, progressive, components);
    return new JpegFrame(width, height, progressive, components, coding, complete);
  }

  static int number(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }

  /** The rule of libjpeg's {@code default_decompress_parms}. */
  private static Coding coding(int components, boolean jfif, int transform, int firstId) {
    if (components == 4) {
      return transform == 2 ? Coding.YCCK : Coding.CMYK;
    }
    if (components != 3) {
      return Coding.GRAY;
    }
    boolean plain = transform == 0 || (transform < 0 && firstId == 'R');
    return plain && !jfif ? Coding.RGB : Coding.YCC;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }
}
