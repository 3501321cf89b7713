package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.data.BatchSizes;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.UnreadableImages;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/** A few finished images of a source, kept in memory and given again and again. */
final class DecodedImages implements ImageSource {
  private static final int DIFFERENT = 64;

  private final ImageSource source;
  private final List<byte[]> pixels;
  private final int[] labels;
  private final int size;
  private final BatchSizes sizes;
  private final UnreadableImages unreadable = new UnreadableImages();

  private DecodedImages(
      ImageSource source, List<byte[]> pixels, int[] labels, int size, BatchSizes sizes) {
    this.source = source;
    this.sizes = sizes;
    this.pixels = pixels;
    this.labels = labels;
    this.size = size;
  }

  /**
   * Reads the first images of a source.
   *
   * @param size number of images that it claims to have; a few are repeated
   */
  static DecodedImages of(ImageSource source, int size, long seed) {
    Reader reader = source.reader();
    Canvas canvas = new Canvas(source.height(), source.width(), source.channels());
    List<byte[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < source.size() && pixels.size() < Math.min(size, DIFFERENT); i++) {
      if (read(reader, i, seed, canvas)) {
        pixels.add(Arrays.copyOf(canvas.pixels(), canvas.length()));
        labels.add(source.label(i));
      }
    }
    if (pixels.isEmpty()) {
      throw new DataProblem("none of the images can be read; look at them with scoville inspect");
    }
    return new DecodedImages(
        source,
        pixels,
        labels.stream().mapToInt(label -> label).toArray(),
        size,
        (full, batch) -> full);
  }

  /** Whether an image can be read; if not, others do as well. */
  private static boolean read(Reader reader, int image, long seed, Canvas canvas) {
    try {
      Sample sample = new Sample(1, image, 0, 0, seed);
      reader.read(sample, Draw.of(seed, SAMPLE, 0, image, 0), canvas);
      return true;
    } catch (UnreadableImage e) {
      return false;
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<String> classNames() {
    return source.classNames();
  }

  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int label(int index) {
    return labels[index % labels.length];
  }

  @Override
  public String name(int index) {
    return "decoded image " + index;
  }

  @Override
  public ImageSize size(long batch) {
    return sizes.in(new ImageSize(height(), width()), batch);
  }

  /** Smaller images are corners of the whole ones. */
  @Override
  public Optional<ImageSource> inSizes(BatchSizes others) {
    return Optional.of(new DecodedImages(source, pixels, labels, size, others));
  }

  @Override
  public Reader reader() {
    return (sample, draw, canvas) -> {
      byte[] image = pixels.get(sample.image() % pixels.size());
      ImageSize wanted = size(sample.batch());
      canvas.resize(wanted.height(), wanted.width());
      int row = wanted.width() * channels();
      for (int y = 0; y < wanted.height(); y++) {
        System.arraycopy(image, y * width() * channels(), canvas.pixels(), y * row, row);
      }
    };
  }

  @Override
  public double[] mean255() {
    return source.mean255();
  }

  @Override
  public double[] deviation255() {
    return source.deviation255();
  }
}
