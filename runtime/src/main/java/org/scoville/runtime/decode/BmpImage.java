package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scoville.runtime.image.Canvas;

/**
 * A bitmap of Windows or OS/2, whose rows must all be there: the JDK's reader fills missing ones
 * with black.
 *
 * @param bits bits of a pixel
 * @param long2 whether its header is the long one of OS/2
 */
record BmpImage(int width, int height, int bits, boolean long2) implements EncodedImage {

  private static final int LEAST_BYTES = 26;
  private static final int HEADER_AT = 14;

  /** The header of OS/2, whose numbers are shorter. */
  private static final int SHORT_HEADER = 12;

  private static final int HEADER = 40;

  /** The header of OS/2 2, which starts as Windows' does and which the JDK's reader refuses. */
  private static final int LONG_HEADER = 64;

  private static final int PIXELS_AT = 10;

  private static final int PLAIN = 0;
  private static final int RUNS_OF_BYTES = 1;
  private static final int RUNS_OF_HALVES = 2;
  private static final int BIT_FIELDS = 3;

  static BmpImage of(byte[] file) throws ImageFault {
    if (file.length < LEAST_BYTES) {
      throw ImageFault.endsEarly();
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getInt(HEADER_AT);
    boolean isShort = header == SHORT_HEADER;
    if (!isShort && file.length < HEADER_AT + (header == LONG_HEADER ? LONG_HEADER : HEADER)) {
      throw ImageFault.endsEarly();
    }
    int width = isShort ? Short.toUnsignedInt(bytes.getShort(18)) : bytes.getInt(18);
    // A negative height means that the top row comes first.
    long height =
        isShort ? Short.toUnsignedInt(bytes.getShort(20)) : Math.abs((long) bytes.getInt(22));
    int bits = bytes.getShort(isShort ? 24 : 28);
    int compression = isShort ? PLAIN : bytes.getInt(30);
    PixelBound.check(width, height, file.length);
    long start = Integer.toUnsignedLong(bytes.getInt(PIXELS_AT));
    boolean fields = compression == BIT_FIELDS && header != LONG_HEADER;
    if (compression == PLAIN || fields) {
      long rowBits = (long) width * bits;
      long needed = (rowBits + 31) / 32 * 4 * (height - 1) + (rowBits + 7) / 8;
      if (start + needed > file.length) {
        throw ImageFault.endsEarly();
      }
    } else if (compression == RUNS_OF_BYTES || compression == RUNS_OF_HALVES) {
      BmpRuns.check(file, start, width, height, compression == RUNS_OF_HALVES);
    } else {
      throw new ImageFault(
          OmissionReason.UNKNOWN_FORMAT, "its compression %d is not read".formatted(compression));
    }
    return new BmpImage(width, (int) height, bits, header == LONG_HEADER);
  }

  /** The reader's picture, its numbers and the canvas. */
  @Override
  public int bytesPerPixel() {
    return (bits + 7) / 8 + 3 + 4;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    byte[] known = long2 ? shortened(file) : file;
    ImageReaders.ask(ImageReaders.BMP, known, reader -> DecodedPicture.rgb(reader.read(0), canvas));
  }

  /** A copy whose header is as short as Windows'. */
  private static byte[] shortened(byte[] file) {
    int lost = LONG_HEADER - HEADER;
    int kept = HEADER_AT + HEADER;
    byte[] copy = new byte[file.length - lost];
    System.arraycopy(file, 0, copy, 0, kept);
    System.arraycopy(file, kept + lost, copy, kept, copy.length - kept);
    ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(HEADER_AT, HEADER);
    bytes.putInt(PIXELS_AT, bytes.getInt(PIXELS_AT) - lost);
    return copy;
  }
}
