package org.scoville.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The first images of the shipped data, enough to learn something. */
final class FewImages {
  /** The data that come with the examples. */
  static final Path SHIPPED = Path.of("data", "fashion-mnist-10k");

  private static final int TRAINING = 1280;
  private static final int EVALUATION = 500;
  private static final int IMAGE = 28 * 28;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;

  private FewImages() {}

  /** Writes IDX files and returns their folder. */
  static Path write(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("few"));
    cut(folder, "train-images-idx3-ubyte", TRAINING, IMAGES_HEADER, IMAGE);
    cut(folder, "train-labels-idx1-ubyte", TRAINING, LABELS_HEADER, 1);
    cut(folder, "t10k-images-idx3-ubyte", EVALUATION, IMAGES_HEADER, IMAGE);
    cut(folder, "t10k-labels-idx1-ubyte", EVALUATION, LABELS_HEADER, 1);
    return folder;
  }

  /** Copies the first entries of a file, and says in its header that these are all. */
  private static void cut(Path folder, String name, int entries, int header, int size)
      throws IOException {
    try (InputStream whole =
        new GZIPInputStream(Files.newInputStream(SHIPPED.resolve(name + ".gz")))) {
      byte[] part = whole.readNBytes(header + entries * size);
      ByteBuffer.wrap(part).putInt(4, entries);
      Files.write(folder.resolve(name), part);
    }
  }
}
