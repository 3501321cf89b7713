package org.scoville.runtime.dataset;

import org.scoville.runtime.beton.BetonImages;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.problem.DataProblem;

/**
 * An image of bare pixels in a {@code .beton} file, of which only the rows that are asked for are
 * read.
 */
record RawSample(String name, BetonImages images, int sample) implements StoredImage {
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
    int row = width() * CHANNELS;
    int kept = part.width() * CHANNELS;
    canvas.resize(part.height(), part.width());
    byte[] rows = canvas.spare(part.height() * row);
    try {
      images.read(sample, part.top() * row, rows, part.height() * row);
    } catch (DataProblem e) {
      throw new UnreadableImage(name, e);
    }
    byte[] pixels = canvas.pixels();
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(rows, y * row + part.left() * CHANNELS, pixels, y * kept, kept);
    }
  }
}
