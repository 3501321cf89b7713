package org.scoville.runtime.dataset;

import java.nio.ByteBuffer;
import org.scoville.runtime.beton.BetonImages;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.ImageFault;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.PixelBound;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.problem.DataProblem;

/**
 * An image of bare pixels in a {@code .beton} file, of which only the rows that are asked for are
 * read.
 */
record RawSample(String name, BetonImages images, int sample, ImageDecoder decoder)
    implements StoredImage {
  private static final int CHANNELS = 3;

  @Override
  public int width() {
    return images.width(sample);
  }

  @Override
  public int height() {
    return images.height(sample);
  }

  @Override
  public void decode(Window part, int reduction, Canvas canvas) throws UnreadableImage {
    if ((long) width() * height() > PixelBound.MOST) {
      throw tooLarge("its pixels are more than %d".formatted(PixelBound.MOST));
    }
    try {
      read(part, canvas);
    } catch (DataProblem e) {
      throw new UnreadableImage(name, e);
    } catch (OutOfMemoryError e) {
      throw tooLarge("its pixels don't fit into the memory; raise -Xmx");
    }
  }

  private UnreadableImage tooLarge(String reason) {
    return new UnreadableImage(name, new ImageFault(OmissionReason.TOO_LARGE, reason));
  }

  private void read(Window part, Canvas canvas) {
    int row = width() * CHANNELS;
    int kept = part.width() * CHANNELS;
    canvas.resize(part.height(), part.width());
    ByteBuffer rows = decoder.room((part.height() - 1) * row + kept);
    images.read(sample, part.top() * row + part.left() * CHANNELS, rows);
    byte[] pixels = canvas.pixels();
    for (int y = 0; y < part.height(); y++) {
      rows.get(y * row, pixels, y * kept, kept);
    }
  }
}
