package com.example.grayvit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.UnreadableImages;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/** The images of {@link GrayArrays}, all in memory. */
final class GrayArraysSource implements ImageSource {
  private final GrayArrays record;
  private final boolean training;
  private final NpyArray images;
  private final NpyArray labels;
  private final List<String> classNames;
  private final UnreadableImages unreadable = new UnreadableImages();

  /** Reads the images to train on or those to evaluate on. */
  GrayArraysSource(GrayArrays record, DataSelection data, boolean training) {
    Path folder = data.path();
    this.record = record;
    this.training = training;
    String split = training ? "train" : "test";
    images = NpyArray.read(folder.resolve(split + "-images.npy"));
    labels = NpyArray.read(folder.resolve(split + "-labels.npy"));
    List<Integer> expected = List.of(labels.size(), record.side(), record.side());
    if (!images.shape().equals(expected)) {
      throw new DataProblem(
          "%s has the shape %s, and %d labels of images of side = %d need %s; set side, or give arrays that belong together"
              .formatted(images.file(), images.shape(), labels.size(), record.side(), expected));
    }
    int highest = IntStream.range(0, size()).map(this::label).max().orElse(0);
    classNames = IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList();
  }

  @Override
  public int size() {
    return labels.size();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  /** Always empty: an incomplete array is refused. */
  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public int channels() {
    return record.channels();
  }

  @Override
  public int height() {
    return record.side();
  }

  @Override
  public int width() {
    return record.side();
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public String name(int index) {
    return "%s, image %d".formatted(images.file(), index);
  }

  @Override
  public Reader reader() {
    return this::read;
  }

  private void read(Sample sample, Draw draw, Canvas canvas) {
    int pixels = height() * width();
    canvas.resize(height(), width());
    images.copy(sample.image() * pixels, pixels, canvas.pixels());
    if (training) {
      int top = draw.nextInt(2 * record.shift() + 1) - record.shift();
      int left = draw.nextInt(2 * record.shift() + 1) - record.shift();
      new Window(left, top, width(), height()).cut(canvas);
    }
  }

  @Override
  public double[] mean255() {
    return new double[] {record.mean() * 255};
  }

  @Override
  public double[] deviation255() {
    return new double[] {record.deviation() * 255};
  }
}
