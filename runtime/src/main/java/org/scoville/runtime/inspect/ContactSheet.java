package org.scoville.runtime.inspect;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.random.Draw;

/**
 * A picture of what a loader makes of some images: for each image its version in the first epoch
 * and, below it, its version in the second.
 *
 * <p>They are the pixels that the network would get, before they are normalized and before
 * algorithms change whole batches on the device.
 *
 * @param picture the sheet, red, green and blue
 * @param names the images from left to right and from top to bottom
 */
public record ContactSheet(BufferedImage picture, List<String> names) {
  private static final int EPOCHS = 2;
  private static final int GAP = 4;
  private static final int GRAY = 0x808080;
  private static final int COLUMNS = 8;

  /** Takes a gigabyte of memory, and more than any viewer shows. */
  private static final long MOST_PIXELS = 1L << 28;

  /**
   * Draws images that are spread evenly over a source.
   *
   * @param change what the recipe's algorithms do to single images
   * @param images number of images
   * @param batchesPerEpoch batches of an epoch, which decide the second epoch's first batch
   * @param seed the run's seed
   * @throws LaunchProblem if the sheet would be too large
   */
  public static ContactSheet of(
      ImageSource source, ImageChange change, int images, long batchesPerEpoch, long seed) {
    int count = Math.min(images, source.size());
    int columns = Math.min(COLUMNS, count);
    int rows = (count + columns - 1) / columns;
    int cellHeight = source.height();
    int cellWidth = source.width();
    int sheetWidth = columns * (cellWidth + GAP) + GAP;
    long sheetHeight = rows * ((long) EPOCHS * cellHeight + 2 * GAP) + GAP;
    if (sheetWidth * sheetHeight > MOST_PIXELS) {
      throw new LaunchProblem(
          "a sheet of %d images has %d x %d pixels, too many to draw; choose fewer --images"
              .formatted(count, sheetWidth, sheetHeight));
    }
    BufferedImage sheet =
        new BufferedImage(sheetWidth, (int) sheetHeight, BufferedImage.TYPE_INT_RGB);
    fill(sheet);
    ImageSource.Reader reader = source.reader();
    Canvas canvas = new Canvas(1, 1, source.channels());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int image = (int) ((long) i * source.size() / count);
      names.add(name(source, image));
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        Sample sample = new Sample(1 + epoch * batchesPerEpoch, image, epoch, 0, seed);
        if (read(reader, sample, seed, canvas)) {
          change.change(canvas, sample);
          int top = GAP + i / columns * (EPOCHS * cellHeight + 2 * GAP) + epoch * cellHeight;
          put(canvas, sheet, GAP + i % columns * (cellWidth + GAP), top);
        }
      }
    }
    return new ContactSheet(sheet, List.copyOf(names));
  }

  private static String name(ImageSource source, int image) {
    return "%s (%s)".formatted(source.name(image), source.classNames().get(source.label(image)));
  }

  /** An image that can't be read leaves its place empty. */
  private static boolean read(ImageSource.Reader reader, Sample sample, long seed, Canvas canvas) {
    try {
      Draw draw = Draw.of(seed, ImageSource.SAMPLE, sample.epoch(), sample.image(), 0);
      reader.read(sample, draw, canvas);
      return true;
    } catch (UnreadableImage e) {
      return false;
    }
  }

  private static void fill(BufferedImage sheet) {
    int[] row = IntStream.generate(() -> GRAY).limit(sheet.getWidth()).toArray();
    for (int y = 0; y < sheet.getHeight(); y++) {
      sheet.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static void put(Canvas canvas, BufferedImage sheet, int left, int top) {
    int last = canvas.channels() - 1;
    byte[] pixels = canvas.pixels();
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        int at = (y * canvas.width() + x) * canvas.channels();
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          rgb = rgb << 8 | (pixels[at + Math.min(c, last)] & 0xFF);
        }
        sheet.setRGB(left + x, top + y, rgb);
      }
    }
  }
}
