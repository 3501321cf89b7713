package org.scoville.runtime.decode;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.image.Canvas;

/**
 * A JPEG file.
 *
 * <p>It is read raw and its colors are computed here, because the JDK's reader refuses CMYK. Where
 * a scan ends early or its codes are wrong, libjpeg goes on with gray and only warns, so that its
 * warnings are listened to.
 */
record JpegImage(JpegFrame frame) implements EncodedImage {

  private static final int UNKNOWN = 0xEF;

  /** Its words before the end, where nothing is left to be decoded: some cameras pad. */
  private static final String PADDED = "extraneous bytes before marker 0xd9";

  /** All other warnings of libjpeg about the coded pixels. */
  private static final String CORRUPT = "Corrupt JPEG data: ";

  private static final String UNORDERED = "Inconsistent progression sequence";
  private static final List<String> CUT = List.of("premature end", "truncated file");

  /** Reads a file's markers up to its end. */
  static JpegImage of(byte[] file) throws ImageFault {
    return new JpegImage(JpegFrame.of(file));
  }

  /** Reads the markers before the first scan of a file that is known to be whole. */
  static JpegImage ofWhole(byte[] file) throws ImageFault {
    return new JpegImage(JpegFrame.ofWhole(file));
  }

  /** Whether it is gray or in three colors, and its coefficients come at once. */
  boolean isPlain() {
    return !frame.progressive() && frame.components() <= 3;
  }

  @Override
  public int width() {
    return frame.width();
  }

  @Override
  public int height() {
    return frame.height();
  }

  /** The reader's raster and the canvas; a progressive image's coefficients, too. */
  @Override
  public int bytesPerPixel() {
    return frame.components() + 3 + (frame.progressive() ? 2 * frame.components() : 0);
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    byte[] plain = frame.profiled() ? withoutProfile(file) : file;
    ImageReaders.ask(ImageReaders.JPEG, plain, reader -> decode(reader, canvas));
  }

  /** A copy whose profile is unknown to the JDK's reader, which fails if one isn't in order. */
  private static byte[] withoutProfile(byte[] file) {
    byte[] copy = file.clone();
    JpegSegments segments = new JpegSegments(file);
    while (segments.advance()) {
      if (segments.marker() == JpegFrame.APP2) {
        copy[segments.at() + 1] = (byte) UNKNOWN;
      }
    }
    return copy;
  }

  private void decode(ImageReader reader, Canvas canvas) throws IOException {
    Warnings warnings = new Warnings();
    reader.addIIOReadWarningListener(warnings);
    RawPixels raw = RawPixels.of(reader.readRaster(0, null), canvas);
    if (warnings.fault != null) {
      throw warnings.fault;
    }
    if (raw.channels() != frame.components()) {
      throw ImageFault.damaged("its markers and its pixels disagree");
    }
    JpegColors.rgb(raw, frame.coding(), canvas);
  }

  /** Keeps the first warning that means wrong pixels. */
  private static final class Warnings implements IIOReadWarningListener {
    private @Nullable ImageFault fault;

    @Override
    public void warningOccurred(ImageReader reader, String warning) {
      boolean wrong =
          warning.startsWith(UNORDERED)
              || (warning.startsWith(CORRUPT) && !warning.endsWith(PADDED));
      String lower = warning.toLowerCase(Locale.ROOT);
      boolean cut = CUT.stream().anyMatch(lower::contains);
      if (fault == null && (wrong || cut)) {
        String words = warning.substring(warning.startsWith(CORRUPT) ? CORRUPT.length() : 0);
        fault =
            cut
                ? new ImageFault(OmissionReason.CUT_SHORT, "it ends early within a scan")
                : ImageFault.damaged("it is damaged (%s)", words);
      }
    }
  }
}
