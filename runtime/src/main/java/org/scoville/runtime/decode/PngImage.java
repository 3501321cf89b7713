package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.scoville.runtime.image.Canvas;

/**
 * A PNG file.
 *
 * <p>The JDK's reader looks at no checksum, so that all chunks which pixels depend on are checked
 * here, and fills what is missing with black, so that the end is looked for.
 *
 * @param bytesOfRow bytes of a row before compression
 */
record PngImage(int width, int height, long bytesOfRow) implements EncodedImage {

  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_BYTES = 13;

  /** Deflate makes at most so many bytes of one. */
  private static final long MOST_INFLATION = 1032;

  private static final int IHDR = code("IHDR");
  private static final int IDAT = code("IDAT");
  private static final int IEND = code("IEND");
  private static final int TRNS = code("tRNS");

  static PngImage of(byte[] file) throws ImageFault {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    PngImage image = header(chunks, file);
    long dataBytes = 0;
    int at = SIGNATURE_BYTES;
    while (true) {
      int type = chunk(chunks, file, at);
      int length = chunks.getInt(at);
      if (type == IEND) {
        break;
      }
      dataBytes += type == IDAT ? length : 0;
      at += 12 + length;
    }
    if (image.bytesOfRow * image.height > MOST_INFLATION * dataBytes) {
      throw ImageFault.damaged(
          "its %d x %d pixels can't come from %d bytes of data",
          image.width, image.height, dataBytes);
    }
    return image;
  }

  /** The type of the chunk at an offset, which must be whole. */
  private static int chunk(ByteBuffer chunks, byte[] file, int at) throws ImageFault {
    if (file.length - at < 12) {
      throw ImageFault.endsEarly();
    }
    int length = chunks.getInt(at);
    if (length < 0 || length > file.length - at - 12) {
      throw ImageFault.endsEarly();
    }
    int type = chunks.getInt(at + 4);
    // A small first letter means that the pixels don't depend on it; transparency's says so, too.
    boolean critical = (type >> 24 & 0x20) == 0 || type == TRNS;
    if (critical) {
      CRC32 sum = new CRC32();
      sum.update(file, at + 4, length + 4);
      if ((int) sum.getValue() != chunks.getInt(at + 8 + length)) {
        throw ImageFault.damaged(
            "it is damaged (wrong checksum in %s)",
            new String(file, at + 4, 4, StandardCharsets.ISO_8859_1));
      }
    }
    return type;
  }

  private static PngImage header(ByteBuffer chunks, byte[] file) throws ImageFault {
    if (chunk(chunks, file, SIGNATURE_BYTES) != IHDR
        || chunks.getInt(SIGNATURE_BYTES) != HEADER_BYTES) {
      throw ImageFault.damaged("it is damaged (its first chunk is no IHDR)");
    }
    int at = SIGNATURE_BYTES + 8;
    int width = chunks.getInt(at);
    int height = chunks.getInt(at + 4);
    PixelBound.check(width, height, chunks.capacity());
    int bits = chunks.get(at + 8);
    int samples =
        switch (chunks.get(at + 9)) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw ImageFault.damaged("it is damaged (color type %d)", chunks.get(at + 9));
        };
    return new PngImage(width, height, ((long) width * bits * samples + 7) / 8);
  }

  /** The reader's picture and the canvas. */
  @Override
  public int bytesPerPixel() {
    return (int) (bytesOfRow / width) + 1 + 3 + 4;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    ImageReaders.ask(ImageReaders.PNG, file, reader -> DecodedPicture.rgb(reader.read(0), canvas));
  }

  private static int code(String type) {
    return ByteBuffer.wrap(type.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }
}
