package org.scoville.runtime.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/** A file of bytes in MNIST's IDX format, plain or compressed with gzip, read into memory. */
public final class IdxFile {

  private static final int BYTES_OF_UINT8 = 8;

  private final Path file;
  private final int[] extents;
  private final byte[] data;

  private IdxFile(Path file, int[] extents, byte[] data) {
    this.file = file;
    this.extents = extents;
    this.data = data;
  }

  /**
   * Reads {@code name} or {@code name.gz} in a folder.
   *
   * @param dimensions how many extents the content must have: 1 for labels, 3 for images
   */
  public static IdxFile read(Path folder, String name, int dimensions) {
    Path file = find(folder, name);
    try (IdxContent content = IdxContent.open(file)) {
      return read(file, content, dimensions);
    } catch (EOFException e) {
      throw new DataProblem(
          "%s is truncated; copy or download it again".formatted(PathText.of(file)), e);
    } catch (ZipException e) {
      throw new DataProblem(
          "%s is not whole gzip data (%s); copy or download it again"
              .formatted(PathText.of(file), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); check the file and its permissions"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }

  /** Whether a folder has {@code name} or {@code name.gz}. */
  public static boolean exists(Path folder, String name) {
    return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
  }

  /** The file's name without its folder. */
  public String name() {
    return PathText.name(file);
  }

  /** The file with its folder. */
  public String text() {
    return PathText.of(file);
  }

  /** Size along a dimension. */
  public int extent(int dimension) {
    return extents[dimension];
  }

  /** The bytes after the header. */
  public byte[] data() {
    return data;
  }

  private static Path find(Path folder, String name) {
    DataFolder.check(folder, "give the folder of the IDX files");
    Path plain = folder.resolve(name);
    Path compressed = folder.resolve(name + ".gz");
    if (Files.exists(plain)) {
      return plain;
    }
    if (Files.exists(compressed)) {
      return compressed;
    }
    throw new DataProblem(
        "%s has neither %s nor %s.gz; give the folder of the IDX files with --data"
            .formatted(PathText.of(folder), name, name));
  }

  private static IdxFile read(Path file, IdxContent content, int dimensions) throws IOException {
    byte[] magic = content.read(4);
    if (!Arrays.equals(magic, new byte[] {0, 0, BYTES_OF_UINT8, (byte) dimensions})) {
      throw new DataProblem(
          "%s starts with %08x where IDX data of %d dimensions start with %08x; give a file in MNIST's format"
              .formatted(
                  PathText.of(file),
                  ByteBuffer.wrap(magic).getInt(),
                  dimensions,
                  256 * BYTES_OF_UINT8 + dimensions));
    }
    ByteBuffer header = ByteBuffer.wrap(content.read(4 * dimensions));
    int[] extents = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      extents[i] = header.getInt();
      if (extents[i] <= 0 || (size *= extents[i]) > Integer.MAX_VALUE - 8) {
        throw new DataProblem(
            "%s says that its dimension %d has %s entries; give a file in MNIST's format"
                .formatted(PathText.of(file), i, Integer.toUnsignedString(extents[i])));
      }
    }
    return new IdxFile(file, extents, content.readRest((int) size));
  }
}
