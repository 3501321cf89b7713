package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scoville.runtime.beton.BetonField;
import org.scoville.runtime.beton.BetonFile;
import org.scoville.runtime.beton.BetonImages;
import org.scoville.runtime.beton.BetonIndex;
import org.scoville.runtime.beton.BetonType;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.ImageFault;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.PixelBound;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * The images of a {@code .beton} file of FFCV's: its first image field, and its first whole numbers
 * as classes.
 *
 * <p>The file stays open as long as the process runs.
 */
public final class BetonSet implements ImageSet {
  /** More classes than anybody has; a number beyond is damage, or no class. */
  private static final int MOST_CLASSES = 1_000_000;

  private static final byte[] NONE = {};

  private final String name;
  private final BetonImages images;
  private final int[] labels;
  private final List<String> classNames;
  private final BetonIndex index;

  private BetonSet(
      String name, BetonImages images, int[] labels, List<String> classNames, BetonIndex index) {
    this.name = name;
    this.images = images;
    this.labels = labels;
    this.classNames = classNames;
    this.index = index;
  }

  /** Whether a file is one of FFCV's by its name. */
  public static boolean isNamed(Path path) {
    return Files.isRegularFile(path) && BetonFiles.isNamed(path);
  }

  /**
   * Opens a file.
   *
   * @throws DataProblem if it is damaged, or has no images or no classes
   */
  public static BetonSet open(Path path) {
    BetonFile file = BetonFile.open(path);
    String image = field(file, BetonType.IMAGE, "images", path);
    String label = field(file, BetonType.INT, "whole numbers for classes", path);
    int[] labels = labels(file.ints(label), path);
    int highest = IntStream.of(labels).max().orElse(-1);
    List<String> names =
        ClassNames.read(path, highest + 1)
            .orElseGet(() -> IntStream.rangeClosed(0, highest).mapToObj(String::valueOf).toList());
    return new BetonSet(PathText.of(path), file.images(image), labels, names, file.index());
  }

  /**
   * Opens a file of images to evaluate on, with the classes of those that are trained on.
   *
   * @throws DataProblem also if it has a class that the others have not
   */
  static BetonSet open(Path path, BetonSet trained) {
    BetonSet set = open(path);
    if (set.classNames.size() > trained.classNames.size()) {
      throw new DataProblem(
          "%s has %d classes and %s, which is trained on, has %d; use files that belong together"
              .formatted(set.name, set.classNames.size(), trained.name, trained.classNames.size()));
    }
    return new BetonSet(set.name, set.images, set.labels, trained.classNames, set.index);
  }

  private static String field(BetonFile file, BetonType type, String what, Path path) {
    Optional<BetonField> first =
        file.fields().stream().filter(field -> field.type() == type).findFirst();
    return first
        .map(BetonField::name)
        .orElseThrow(
            () ->
                new DataProblem(
                    "%s has no %s; write it with an image field and an int field"
                        .formatted(PathText.of(path), what)));
  }

  private static int[] labels(long[] numbers, Path path) {
    if (numbers.length == 0) {
      throw new DataProblem("%s has no samples; write it again".formatted(PathText.of(path)));
    }
    int[] labels = new int[numbers.length];
    for (int i = 0; i < labels.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= MOST_CLASSES) {
        throw new DataProblem(
            "sample %d of %s has the class %d, and classes are numbers from 0 to %d; write the file again"
                .formatted(i, PathText.of(path), numbers[i], MOST_CLASSES - 1));
      }
      labels[i] = (int) numbers[i];
    }
    return labels;
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames.size(), List.of());
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String name(int index) {
    // Asked for with each image: formatting took 3 % of the time of bare pixels.
    return "sample " + index + " of " + name;
  }

  @Override
  public int page(int index) {
    return images.page(index);
  }

  @Override
  public void identify(DataDigest digest) {
    digest.add(classNames);
    digest.add(index.fileBytes());
    index.forEach(digest::add);
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    if (images.length(index) > PixelBound.mostFileBytes()) {
      throw new UnreadableImage(
          name(index),
          new ImageFault(
              OmissionReason.TOO_LARGE,
              "it has %d bytes, and %d are the most for an image"
                  .formatted(images.length(index), PixelBound.mostFileBytes())));
    }
    try {
      return images.bytes(index, NONE);
    } catch (DataProblem e) {
      throw new UnreadableImage(name(index), e);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImage(
          name(index),
          new ImageFault(
              OmissionReason.TOO_LARGE, "its bytes don't fit into the memory; raise -Xmx"));
    }
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
    return images.isRaw(index)
        ? new RawSample(name(index), images, index, decoder)
        : decoder.open(bytes(index), name(index), index);
  }
}
