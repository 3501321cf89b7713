package org.scoville.runtime.dataset;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.decode.BarePixels;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.text.NumberText;

/** Gray images in MNIST's IDX files, all in memory: (N, height, width), one byte a pixel. */
public final class IdxSet implements ImageSet {

  private final IdxFile images;
  private final IdxFile labels;
  private final List<String> classNames;

  /**
   * Reads one half of the data.
   *
   * @param folder where the IDX files are
   * @param training whether to read the images to train on
   * @throws DataProblem if files are missing, damaged or don't belong together
   */
  public IdxSet(Path folder, boolean training) {
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

  /** Whether a folder has such files. */
  static boolean isIn(Path folder) {
    return IdxFile.exists(folder, "train-images-idx3-ubyte");
  }

  /** Height of every image, in pixels. */
  public int height() {
    return images.extent(1);
  }

  /** Width of every image, in pixels. */
  public int width() {
    return images.extent(2);
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames.size(), List.of());
  }

  @Override
  public int size() {
    return images.extent(0);
  }

  @Override
  public List<String> classNames() {
    return classNames;
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
  public void identify(DataDigest digest) {
    digest.add(classNames);
    digest.add(height());
    digest.add(width());
    digest.add(labels.data(), labels.data().length);
  }

  @Override
  public byte[] bytes(int index) {
    int bytes = height() * width();
    return Arrays.copyOfRange(images.data(), index * bytes, (index + 1) * bytes);
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) {
    int bytes = height() * width();
    ByteBuffer pixels = ByteBuffer.wrap(images.data(), index * bytes, bytes).slice();
    return new BarePixels(name(index), height(), width(), 1, pixels, false);
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
