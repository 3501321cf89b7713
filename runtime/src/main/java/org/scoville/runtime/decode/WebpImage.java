package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.scoville.runtime.image.Canvas;

/**
 * A WebP file, or the first frame of an animated one, without its transparency and profile.
 *
 * @param chunk where the coded pixels start in the file
 * @param bytes how many bytes they have
 * @param lossy how they are coded
 * @param width width of the whole picture
 * @param height height of the whole picture
 * @param frame where the coded pixels stand in it
 */
record WebpImage(int chunk, int bytes, boolean lossy, int width, int height, Frame frame)
    implements EncodedImage {

  private static final int FIRST_CHUNK = 12;
  private static final int LOSSY = code("VP8 ");
  private static final int LOSSLESS = code("VP8L");
  private static final int EXTENDED = code("VP8X");
  private static final int ANIMATED = code("ANMF");
  private static final int FRAME_HEADER = 16;

  /** Bytes that the decoder keeps of each block of a lossy image until the end. */
  private static final int LOSSY_BYTES = 64;

  /** Bytes that the decoder of lossless pixels reads ahead. */
  private static final int AHEAD = 8;

  /**
   * Bytes after the coded pixels: where the pixels end early the decoder silently goes on with
   * zeros, which shows in its having read too many bytes.
   */
  private static final int SPARE = 4 * AHEAD;

  /** The place of the coded pixels in the whole picture. */
  record Frame(int left, int top, int width, int height) {}

  static WebpImage of(byte[] file) throws ImageFault {
    ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long end = FIRST_CHUNK - 4 + Integer.toUnsignedLong(chunks.getInt(4));
    if (end > file.length) {
      throw ImageFault.endsEarly();
    }
    return find(chunks, FIRST_CHUNK, (int) end);
  }

  /** The first chunk of pixels, within the picture that was announced before it. */
  private static WebpImage find(ByteBuffer chunks, int from, int fileEnd) throws ImageFault {
    int wide = 0;
    int high = 0;
    int left = 0;
    int top = 0;
    int end = fileEnd;
    int at = from;
    while (end - at >= 8) {
      int type = chunks.getInt(at);
      long length = Integer.toUnsignedLong(chunks.getInt(at + 4));
      int data = at + 8;
      if (length > end - data) {
        throw ImageFault.endsEarly();
      }
      if (type == EXTENDED && length >= 10) {
        wide = 1 + number24(chunks, data + 4);
        high = 1 + number24(chunks, data + 7);
      } else if (type == ANIMATED && length >= FRAME_HEADER) {
        left = 2 * number24(chunks, data);
        top = 2 * number24(chunks, data + 3);
        at = data + FRAME_HEADER;
        end = data + (int) length;
        continue;
      } else if (type == LOSSY || type == LOSSLESS) {
        return pixels(chunks, at, (int) length, wide, high, left, top);
      }
      at = (int) Math.min(end, data + length + (length & 1));
    }
    throw ImageFault.endsEarly();
  }

  private static WebpImage pixels(
      ByteBuffer chunks, int at, int length, int wide, int high, int left, int top)
      throws ImageFault {
    boolean lossy = chunks.getInt(at) == LOSSY;
    int data = at + 8;
    if (length < (lossy ? 10 : 5)) {
      throw ImageFault.endsEarly();
    }
    long sizes = lossy ? chunks.getInt(data + 6) : chunks.getInt(data + 1);
    int width = (int) (lossy ? sizes & 0x3FFF : 1 + (sizes & 0x3FFF));
    int height = (int) (lossy ? sizes >> 16 & 0x3FFF : 1 + (sizes >> 14 & 0x3FFF));
    PixelBound.check(width, height, chunks.capacity());
    Frame frame = new Frame(left, top, width, height);
    WebpImage image =
        new WebpImage(
            at, length, lossy, wide == 0 ? width : wide, high == 0 ? height : high, frame);
    if ((long) left + width > image.width || (long) top + height > image.height) {
      throw ImageFault.damaged(
          "it is damaged (%d x %d pixels in a picture of %d x %d)",
          width, height, image.width, image.height);
    }
    return image;
  }

  /** A file of one chunk, with a few bytes to spare. */
  private byte[] alone(byte[] file) {
    int padded = bytes + (bytes & 1) + (lossy ? 0 : SPARE);
    ByteBuffer alone = ByteBuffer.allocate(FIRST_CHUNK + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    alone.putInt(code("RIFF")).putInt(4 + 8 + padded).putInt(code("WEBP"));
    alone.putInt(lossy ? LOSSY : LOSSLESS).putInt(lossy ? bytes : padded);
    alone.put(file, chunk + 8, bytes);
    return alone.array();
  }

  @Override
  public int bytesPerPixel() {
    return (lossy ? LOSSY_BYTES : 8) + 10;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    try (PositionStream stream = new PositionStream(alone(file))) {
      ImageReaders.ask(
          ImageReaders.WEBP, stream, reader -> DecodedPicture.rgb(reader.read(0), canvas));
      if (!lossy && stream.reached() > FIRST_CHUNK + 8 + bytes + AHEAD) {
        throw ImageFault.endsEarly();
      }
    }
    if (width != frame.width || height != frame.height) {
      embed(canvas);
    }
  }

  /** Puts a frame that is smaller than its picture onto black, as Pillow does. */
  private void embed(Canvas canvas) {
    byte[] whole = canvas.spare(3 * width * height);
    Arrays.fill(whole, 0, 3 * width * height, (byte) 0);
    for (int y = 0; y < frame.height; y++) {
      int to = 3 * ((frame.top + y) * width + frame.left);
      System.arraycopy(canvas.pixels(), 3 * y * frame.width, whole, to, 3 * frame.width);
    }
    canvas.swap(height, width);
  }

  private static int number24(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at)) | (bytes.get(at + 2) & 0xFF) << 16;
  }

  private static int code(String type) {
    return ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
