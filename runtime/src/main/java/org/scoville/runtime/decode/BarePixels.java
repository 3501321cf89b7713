package org.scoville.runtime.decode;

import java.nio.ByteBuffer;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;

/**
 * An image that is stored as it is: (height, width, channels), one byte a number.
 *
 * @param name its name in messages
 * @param channels 1 for gray or 3 for red, green and blue
 * @param pixels its bytes from position 0 on; read without moving the position
 * @param planes whether each channel's numbers stand together: (channels, height, width)
 */
public record BarePixels(
    String name, int height, int width, int channels, ByteBuffer pixels, boolean planes)
    implements StoredImage {

  /** Checks that the bytes are there. */
  public BarePixels {
    long bytes = (long) height * width * channels;
    if (height < 1 || width < 1 || pixels.limit() < bytes) {
      throw new IllegalArgumentException(
          "%d x %d pixels of %d bytes are not in %d bytes; give all of them"
              .formatted(height, width, channels, pixels.limit()));
    }
  }

  @Override
  public void decode(Window part, int reduction, Canvas canvas) throws UnreadableImage {
    canvas.resize(part.height(), part.width());
    try {
      if (channels == canvas.channels() && !planes) {
        rows(part, canvas);
      } else {
        numbers(part, canvas);
      }
    } catch (InternalError e) {
      // What Java makes of a mapped file that became shorter.
      throw new UnreadableImage(
          name, new ImageFault(OmissionReason.OUT_OF_REACH, "its file can't be read any more"));
    }
  }

  private void rows(Window part, Canvas canvas) {
    int row = part.width() * channels;
    for (int y = 0; y < part.height(); y++) {
      int from = ((part.top() + y) * width + part.left()) * channels;
      pixels.get(from, canvas.pixels(), y * row, row);
    }
  }

  private void numbers(Window part, Canvas canvas) {
    int pixelStride = planes ? 1 : channels;
    int channelStride = planes ? height * width : 1;
    int last = channels - 1;
    byte[] target = canvas.pixels();
    int at = 0;
    for (int y = 0; y < part.height(); y++) {
      int from = ((part.top() + y) * width + part.left()) * pixelStride;
      for (int x = 0; x < part.width(); x++) {
        for (int c = 0; c < canvas.channels(); c++) {
          target[at++] = pixels.get(from + Math.min(c, last) * channelStride);
        }
        from += pixelStride;
      }
    }
  }
}
