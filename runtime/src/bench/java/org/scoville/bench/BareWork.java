package org.scoville.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.TurboJpeg;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Resampling;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/**
 * What a loader can't do without, on one thread and from memory: a JPEG decoded, or the rows of
 * bare pixels copied, and the window that the loader draws made smaller. Nothing is mirrored, read
 * from a file or put into a batch.
 */
final class BareWork {
  private static final int CHANNELS = 3;
  private static final double SMALLEST = 0.08;

  private final List<byte[]> jpegs = new ArrayList<>();
  private final List<byte[]> pixels = new ArrayList<>();
  private final TurboJpeg turbo = new TurboJpeg();
  private final OpenCvArea area = new OpenCvArea();
  private final Canvas canvas = new Canvas(PhotoSet.HEIGHT, PhotoSet.WIDTH, CHANNELS);

  /** Reads a folder's files into memory, and the pixels of those that are asked for. */
  BareWork(Path folder) throws IOException, UnreadableImage {
    ImageDecoder decoder = new ImageDecoder();
    Canvas decoded = new Canvas(1, 1, CHANNELS);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      jpegs.add(bytes);
      decoder.open(bytes, file.toString()).decode(decoded);
      byte[] copy = new byte[decoded.length()];
      System.arraycopy(decoded.pixels(), 0, copy, 0, copy.length);
      pixels.add(copy);
    }
  }

  /** Decodes each image and resizes a window of it. */
  int decodeAndResize(int epoch, int side, Resampling resampling) {
    try {
      for (int image = 0; image < jpegs.size(); image++) {
        byte[] file = jpegs.get(image);
        Window window = window(image, epoch);
        canvas.resize(window.height(), window.width());
        turbo.decode(
            file,
            0,
            file.length,
            PhotoSet.WIDTH,
            PhotoSet.HEIGHT,
            1,
            new TurboJpeg.Part(window.left(), window.top(), window.width(), window.height()),
            canvas.pixels());
        resampling.resize(canvas, Window.whole(canvas), side, side);
      }
      return jpegs.size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a window of each image's pixels and resizes it, for some epochs. */
  int copyAndResize(int first, int epochs, int side) {
    int images = 0;
    for (int epoch = first; epoch < first + epochs; epoch++) {
      images += copyAndResize(epoch, side);
    }
    return images;
  }

  private int copyAndResize(int epoch, int side) {
    for (int image = 0; image < pixels.size(); image++) {
      Window window = window(image, epoch);
      canvas.resize(window.height(), window.width());
      int row = CHANNELS * window.width();
      for (int y = 0; y < window.height(); y++) {
        int from = CHANNELS * ((window.top() + y) * PhotoSet.WIDTH + window.left());
        System.arraycopy(pixels.get(image), from, canvas.pixels(), y * row, row);
      }
      area.resize(canvas, Window.whole(canvas), side, side);
    }
    return pixels.size();
  }

  /** A window of the loader's distribution: areas of 8 to 100 %, ratios of 3/4 to 4/3. */
  private static Window window(int image, int epoch) {
    Draw draw = Draw.of(1, ImageSource.SAMPLE, epoch, image, 0);
    while (true) {
      double size = PhotoSet.WIDTH * PhotoSet.HEIGHT * draw.nextDouble(SMALLEST, 1);
      double ratio = Math.exp(draw.nextDouble(-1, 1) * Math.log(4.0 / 3));
      int width = (int) Math.rint(Math.sqrt(size * ratio));
      int height = (int) Math.rint(Math.sqrt(size / ratio));
      if (width <= PhotoSet.WIDTH && height <= PhotoSet.HEIGHT) {
        int top = draw.nextInt(PhotoSet.HEIGHT - height + 1);
        return new Window(draw.nextInt(PhotoSet.WIDTH - width + 1), top, width, height);
      }
    }
  }
}
