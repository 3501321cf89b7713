package org.scoville.runtime.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/**
 * A numbered set of labeled images, finished to the size that the network gets.
 *
 * <p>Safe for use by several threads.
 */
public interface ImageSource {

  /** "sample", the purpose of the random numbers that an image is cropped by. */
  long SAMPLE = 0x73616D706C65L;

  /** Opens sources from records; bound to the record's class. */
  @FunctionalInterface
  interface Factory {
    /**
     * Opens the images of a selection.
     *
     * @param loader the ingredient's record
     * @param training whether they are trained on, and so cropped and flipped at random
     * @throws DataProblem if they are not there or not whole
     */
    ImageSource open(Record loader, DataSelection data, boolean training);
  }

  /** Reads images on one thread, with tables and room that it uses again. */
  @FunctionalInterface
  interface Reader extends AutoCloseable {
    /**
     * Puts one finished sample onto a canvas of the source's channels, whatever its size was.
     *
     * @param sample which image it is, and for which epoch
     * @param draw the randomness for this one sample
     * @throws UnreadableImage if this image can't be decoded but others may
     */
    void read(Sample sample, Draw draw, Canvas canvas) throws UnreadableImage;

    /** Leaves its room to the next reader. */
    @Override
    default void close() {}
  }

  /** Number of images. */
  int size();

  /** The classes' names, in the order of the labels. */
  List<String> classNames();

  /** Number of classes. */
  default int classes() {
    return classNames().size();
  }

  /** The images it has and the files it left out, known before an image is read. */
  default SourceContents contents() {
    return new SourceContents(size(), classes(), List.of());
  }

  /**
   * Adds to a digest what the data are known by: classes, names and sizes. May look at every file.
   *
   * @throws IOException if something can't be looked at
   */
  default void identify(DataDigest digest) throws IOException {
    digest.add(classNames());
    digest.add(size());
    for (int index = 0; index < size(); index++) {
      digest.add(name(index));
      digest.add(label(index));
    }
  }

  /** The images that turned out unreadable so far, in all threads. */
  UnreadableImages unreadable();

  /** The order in which an epoch of training goes through the images. */
  default Traversal traversal() {
    return Traversal.RANDOM;
  }

  /** Number of images of each class. */
  default long[] imagesPerClass() {
    long[] images = new long[classes()];
    for (int index = 0; index < size(); index++) {
      images[label(index)]++;
    }
    return images;
  }

  /** Whether its images are files to decode, such as JPEG. */
  default boolean decodesFiles() {
    return false;
  }

  /** Numbers in a pixel: 1 for gray, 3 for red, green and blue. */
  int channels();

  /** Height of a finished sample at full size, in pixels. */
  int height();

  /** Width of a finished sample at full size, in pixels. */
  int width();

  /** The size of the finished samples of a batch, counted from 1. */
  default ImageSize size(long batch) {
    return new ImageSize(height(), width());
  }

  /**
   * The same images, made in another size in each batch: from the same random numbers, so that they
   * show the same; nothing if the source makes one size only.
   */
  default Optional<ImageSource> inSizes(BatchSizes sizes) {
    return Optional.empty();
  }

  /** The class of an image, counted from 0. */
  int label(int index);

  /** The name of an image in messages. */
  String name(int index);

  /** Reads images, on one thread. */
  Reader reader();

  /** Mean of each channel in units of 0 to 255, to subtract on the device. */
  double[] mean255();

  /** Standard deviation of each channel in units of 0 to 255, to divide by on the device. */
  double[] deviation255();
}
