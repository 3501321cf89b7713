package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.decode.BarePixels;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.text.NumberText;
import org.scoville.text.Printable;

/**
 * CIFAR-10 or CIFAR-100 as binary files: colored images of 32 x 32 pixels, in three planes.
 *
 * <p>Only the labels are in memory. An image is read when it is asked for, from the pages of the
 * file that the system keeps.
 */
final class CifarSet implements ImageSet {

  private static final int SIDE = 32;

  /** A file of a hundred names has two thousand. */
  private static final int MOST_NAME_BYTES = 1 << 16;

  private final CifarKind kind;
  private final List<CifarBatch> batches;
  private final int[] starts;
  private final List<String> classNames;
  private final OpenFiles files = new OpenFiles();

  /**
   * Reads the labels of one half.
   *
   * @param folder where its files are
   * @throws DataProblem if files are missing or damaged
   */
  CifarSet(CifarKind kind, Path folder, boolean training) {
    this.kind = kind;
    List<String> names = kind.files(training);
    List<String> missing =
        names.stream().filter(name -> !Files.exists(folder.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw new DataProblem(
          "%s has no %s, which %s needs; copy or download the rest"
              .formatted(PathText.of(folder), String.join(", ", missing), kind.title()));
    }
    batches = names.stream().map(name -> CifarBatch.read(kind, folder.resolve(name))).toList();
    starts = new int[batches.size() + 1];
    for (int i = 0; i < batches.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], batches.get(i).size());
    }
    classNames = names(kind, folder.resolve(kind.names()));
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames.size(), List.of());
  }

  @Override
  public int size() {
    return starts[starts.length - 1];
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    int batch = Places.of(starts, index);
    return batches.get(batch).label(index - starts[batch]);
  }

  @Override
  public String name(int index) {
    int batch = Places.of(starts, index);
    return "%s, image %d"
        .formatted(PathText.name(batches.get(batch).file()), index - starts[batch]);
  }

  @Override
  public void identify(DataDigest digest) {
    digest.add(classNames);
    digest.add(batches.size());
    for (CifarBatch batch : batches) {
      digest.add(PathText.name(batch.file()));
      digest.add(batch.size());
      for (int i = 0; i < batch.size(); i++) {
        digest.add(batch.label(i));
      }
    }
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    int batch = Places.of(starts, index);
    long offset = (long) (index - starts[batch]) * kind.recordBytes() + kind.labelBytes();
    return files.read(batches.get(batch).file(), offset, CifarKind.IMAGE_BYTES, name(index));
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
    return new BarePixels(name(index), SIDE, SIDE, 3, ByteBuffer.wrap(bytes(index)), true);
  }

  private static List<String> names(CifarKind kind, Path file) {
    if (!Files.isRegularFile(file)) {
      return IntStream.range(0, kind.classes()).mapToObj(String::valueOf).toList();
    }
    try (var stream = Files.newInputStream(file)) {
      String text = new String(stream.readNBytes(MOST_NAME_BYTES), StandardCharsets.UTF_8);
      List<String> names =
          text.lines()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .map(Printable::of)
              .toList();
      if (names.size() != kind.classes()) {
        throw new DataProblem(
            "%s has %s and %s has %s; copy or download it again, or remove it"
                .formatted(
                    PathText.of(file),
                    NumberText.count(names.size(), "name"),
                    kind.title(),
                    NumberText.count(kind.classes(), "class")));
      }
      return names;
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); check the file and its permissions"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }
}
