package org.scoville.runtime.decode;

/**
 * The size and colors of a JPEG file by its markers, which were followed to the file's end.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param progressive whether all its coefficients are kept until its end
 * @param components numbers in a pixel; 0 if the file doesn't say
 * @param coding how those numbers are colors
 * @param profiled whether it may have a color profile
 */
record JpegFrame(
    int width, int height, boolean progressive, int components, Coding coding, boolean profiled) {

  /** The color spaces of a pixel's components. */
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

  private static final int BASELINE = 0xC0;
  private static final int APP0 = 0xE0;
  static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;

  /** Bytes of libjpeg's {@code APP0_DATA_LEN} and {@code APP14_DATA_LEN}. */
  private static final int JFIF_BYTES = 14;

  private static final int ADOBE_BYTES = 12;

  /** Reads the markers of a file, and looks for its end. */
  static JpegFrame of(byte[] file) throws ImageFault {
    JpegSegments segments = new JpegSegments(file);
    JpegFrame frame = of(file, segments);
    JpegScans.check(file, segments.at(), frame.progressive, frame.components);
    return frame;
  }

  /** Reads the markers before the first scan. */
  static JpegFrame ofWhole(byte[] file) throws ImageFault {
    return of(file, new JpegSegments(file));
  }

  private static JpegFrame of(byte[] file, JpegSegments segments) throws ImageFault {
    int width = 0;
    int height = 0;
    int process = BASELINE;
    int components = 0;
    String ids = "";
    int transform = -1;
    boolean jfif = false;
    boolean profiled = false;
    while (segments.advance()) {
      int marker = segments.marker();
      if (marker == APP0 && segments.startsWith("JFIF\0")) {
        jfif |= segments.has(JFIF_BYTES);
      } else if (marker == APP2) {
        profiled = true;
      } else if (marker == APP14 && segments.startsWith("Adobe") && segments.has(ADOBE_BYTES)) {
        transform = segments.content(11);
      } else if (isFrame(marker) && segments.has(6)) {
        process = marker;
        checkRead(process, segments.content(0));
        height = JpegSegments.number(file, segments.at() + 5);
        width = JpegSegments.number(file, segments.at() + 7);
        components = segments.content(5);
        ids = ids(segments, components);
      }
    }
    boolean progressive = (process & 3) == 2;
    Coding coding = coding(components, jfif, transform, ids);
    return new JpegFrame(width, height, progressive, components, coding, profiled);
  }

  /** Lossless, hierarchical and 12-bit files no browser reads, nor libjpeg as the JDK has it. */
  private static void checkRead(int process, int bits) throws ImageFault {
    boolean read = (process & 3) != 3 && (process & 4) == 0;
    if (!read || bits != 8) {
      throw new ImageFault(
          OmissionReason.UNKNOWN_FORMAT,
          "its coding 0x%x of %d bits is not read".formatted(process, bits));
    }
  }

  private static String ids(JpegSegments segments, int components) {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i < components && segments.has(7 + 3 * i); i++) {
      ids.append((char) segments.content(6 + 3 * i));
    }
    return ids.toString();
  }

  /** The rule of libjpeg's {@code default_decompress_parms}. */
  private static Coding coding(int components, boolean jfif, int transform, String ids) {
    if (components == 4) {
      return transform > 0 ? Coding.YCCK : Coding.CMYK;
    }
    if (components != 3) {
      return Coding.GRAY;
    }
    boolean plain = transform == 0 || (transform < 0 && ids.equals("RGB"));
    return plain && !jfif ? Coding.RGB : Coding.YCC;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
