package org.scoville.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.data.FashionMnist;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;
import org.scoville.text.NumberText;

/** The images of {@link FashionMnist}, all in memory: (N, 28, 28, 1) in the original's files. */
public final class FashionMnistSource implements ImageSource {

  private final FashionMnist settings;
  private final boolean training;
  private final IdxFile images;
  private final IdxFile labels;
  private final List<String> classNames;
  private final UnreadableImages unreadable = new UnreadableImages();

  /**
   * Reads one half of the data.
   *
   * @param folder where the IDX files are
   * @param training whether to read the images to train on, and to crop and flip them at random
   * @throws DataProblem if files are missing, damaged or don't belong together
   */
  public FashionMnistSource(FashionMnist settings, Path folder, boolean training) {
    this.settings = settings;
    this.training = training;
    String split = training ? "train" : "t10k";
    images = IdxFile.read(folder, split + "-images-idx3-ubyte", 3);
    labels = IdxFile.read(folder, split + "-labels-idx1-ubyte", 1);
    if (images.extent(0) != labels.extent(0)) {
      throw new DataProblem(
          "%s has %s and %s has %s; use two files that belong together"
              .formatted(
                  images.text(),
                  NumberText.count(images.extent(0), "image"),
                  labels.text(),
                  NumberText.count(labels.extent(0), "label")));
    }
    classNames =
        IntStream.range(0, classes(folder, labels, training)).mapToObj(String::valueOf).toList();
  }

  @Override
  public int size() {
    return images.extent(0);
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  /** None ever: all were read when the files were. */
  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return images.extent(1);
  }

  @Override
  public int width() {
    return images.extent(2);
  }

  @Override
  public int label(int index) {
    return labels.data()[index] & 0xFF;
  }

  @Override
  public String name(int index) {
    return "%s, image %d".formatted(images.name(), index);
  }

  @Override
  public Reader reader() {
    return this::read;
  }

  private void read(Sample sample, Draw draw, Canvas canvas) {
    int size = height() * width();
    canvas.resize(height(), width());
    System.arraycopy(images.data(), sample.image() * size, canvas.pixels(), 0, size);
    if (training) {
      int top = draw.nextInt(2 * settings.padding() + 1) - settings.padding();
      int left = draw.nextInt(2 * settings.padding() + 1) - settings.padding();
      boolean flip = FlipChoice.mirrors(settings, sample, draw);
      new Window(left, top, width(), height()).cut(canvas);
      if (flip) {
        Mirror.leftAndRight(canvas);
      }
    }
  }

  @Override
  public double[] mean255() {
    return new double[] {settings.mean() * 255};
  }

  @Override
  public double[] deviation255() {
    return new double[] {settings.deviation() * 255};
  }

  /** The training labels decide, if they are there, so that both halves agree on the classes. */
  private static int classes(Path folder, IdxFile labels, boolean training) {
    int own = highest(labels) + 1;
    String trainingLabels = "train-labels-idx1-ubyte";
    if (training || !IdxFile.exists(folder, trainingLabels)) {
      return own;
    }
    IdxFile reference = IdxFile.read(folder, trainingLabels, 1);
    int classes = highest(reference) + 1;
    if (own > classes) {
      throw new DataProblem(
          "%s has the label %d, and the labels in %s end at %d; use files that belong together"
              .formatted(labels.text(), own - 1, reference.text(), classes - 1));
    }
    return classes;
  }

  private static int highest(IdxFile labels) {
    int highest = 0;
    for (byte label : labels.data()) {
      highest = Math.max(highest, label & 0xFF);
    }
    return highest;
  }
}
