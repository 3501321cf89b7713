package org.scoville.runtime.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** A file in CIFAR's binary format, of which the labels are in memory. */
final class CifarBatch {

  private static final String REMEDY = "copy or download it again";

  private final Path file;
  private final byte[] labels;

  private CifarBatch(Path file, byte[] labels) {
    this.file = file;
    this.labels = labels;
  }

  /**
   * Reads the labels between the images.
   *
   * @throws DataProblem if the file isn't whole
   */
  static CifarBatch read(CifarKind kind, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new DataProblem("%s is no regular file; %s".formatted(PathText.of(file), REMEDY));
      }
      int images = images(kind, file, attributes.size());
      try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        return new CifarBatch(file, labels(kind, file, stream, images));
      }
    } catch (EOFException e) {
      throw new DataProblem(
          "%s became shorter while it was read; %s".formatted(PathText.of(file), REMEDY), e);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); check the file and its permissions"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }

  /** Where it is. */
  Path file() {
    return file;
  }

  /** Number of images. */
  int size() {
    return labels.length;
  }

  /** The class of an image. */
  int label(int image) {
    return labels[image] & 0xFF;
  }

  private static int images(CifarKind kind, Path file, long bytes) {
    if (bytes == 0) {
      throw new DataProblem("%s is empty; %s".formatted(PathText.of(file), REMEDY));
    }
    long images = bytes / kind.recordBytes();
    if (bytes % kind.recordBytes() != 0 || images > Integer.MAX_VALUE - 8) {
      throw new DataProblem(
          "%s has %d bytes, which are no whole images of %d bytes as %s has them; %s"
              .formatted(PathText.of(file), bytes, kind.recordBytes(), kind.title(), REMEDY));
    }
    return (int) images;
  }

  private static byte[] labels(CifarKind kind, Path file, InputStream stream, int images)
      throws IOException {
    byte[] labels = new byte[images];
    int kinds = kind.labelBytes();
    for (int image = 0; image < images; image++) {
      byte[] own = stream.readNBytes(kinds);
      if (own.length < kinds) {
        throw new EOFException();
      }
      for (int i = 0; i < kinds; i++) {
        int label = own[i] & 0xFF;
        if (label >= kind.classes(i)) {
          throw new DataProblem(
              "%s has the label %d at image %d, and the labels of %s end at %d; %s"
                  .formatted(
                      PathText.of(file), label, image, kind.title(), kind.classes(i) - 1, REMEDY));
        }
      }
      labels[image] = own[kinds - 1];
      stream.skipNBytes(CifarKind.IMAGE_BYTES);
    }
    return labels;
  }
}
