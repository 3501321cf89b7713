package org.scoville.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scoville.runtime.image.Canvas;

/**
 * A Windows bitmap, whose rows must all be there: the JDK's reader fills missing ones with black.
 */
record BmpImage(int width, int height, int bits) implements EncodedImage {

  private static final int LEAST_BYTES = 26;
  private static final int HEADER_AT = 14;

  /** The header of OS/2, whose numbers are shorter. */
  private static final int SHORT_HEADER = 12;

  private static final int PLAIN = 0;
  private static final int RUNS_OF_BYTES = 1;
  private static final int RUNS_OF_HALVES = 2;
  private static final int BIT_FIELDS = 3;

  static BmpImage of(byte[] file) throws ImageFault {
    if (file.length < LEAST_BYTES) {
      throw ImageFault.endsEarly();
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean isShort = bytes.getInt(HEADER_AT) == SHORT_HEADER;
    if (!isShort && file.length < HEADER_AT + 40) {
      throw ImageFault.endsEarly();
    }
    int width = isShort ? Short.toUnsignedInt(bytes.getShort(18)) : bytes.getInt(18);
    // A negative height means that the top row comes first.
    long height =
        isShort ? Short.toUnsignedInt(bytes.getShort(20)) : Math.abs((long) bytes.getInt(22));
    int bits = bytes.getShort(isShort ? 24 : 28);
    int compression = isShort ? PLAIN : bytes.getInt(30);
    PixelBound.check(width, height, file.length);
    if (compression == PLAIN || compression == BIT_FIELDS) {
      long rowBits = (long) width * bits;
      long needed = (rowBits + 31) / 32 * 4 * (height - 1) + (rowBits + 7) / 8;
      if (Integer.toUnsignedLong(bytes.getInt(10)) + needed > file.length) {
        throw ImageFault.endsEarly();
      }
    } else if (compression != RUNS_OF_BYTES && compression != RUNS_OF_HALVES) {
      throw new ImageFault(
          Omission.UNKNOWN_FORMAT, "its compression %d is not read".formatted(compression));
    }
    return new BmpImage(width, (int) height, bits);
  }

  /** The reader's picture, its numbers and the canvas. */
  @Override
  public int bytesPerPixel() {
    return (bits + 7) / 8 + 3 + 4;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    Readers.ask(Readers.BMP, file, reader -> Picture.rgb(reader.read(0), canvas));
  }
}
