package org.scoville.runtime.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file of bytes in MNIST's IDX format, plain or compressed with gzip, read into memory. */
final class IdxFile {

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
  static IdxFile read(Path folder, String name, int dimensions) {
    Path file = find(folder, name);
    try (InputStream stream = open(file)) {
      return read(file, stream, dimensions);
    } catch (EOFException e) {
      throw truncated(file, e);
    } catch (ZipException e) {
      throw new DataProblem(
          "%s is not whole gzip data (%s): copy or download it again."
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s): check the file and its permissions."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Whether a folder has {@code name} or {@code name.gz}. */
  static boolean exists(Path folder, String name) {
    return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
  }

  /** The file's name without its folder. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /** The file with its folder. */
  Path file() {
    return file;
  }

  /** Size along a dimension. */
  int extent(int dimension) {
    return extents[dimension];
  }

  /** The bytes after the header. */
  byte[] data() {
    return data;
  }

  private static Path find(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      throw new DataProblem(
          "The data folder %s is not there: give the folder of the IDX files with --data."
              .formatted(folder));
    }
    Path plain = folder.resolve(name);
    Path compressed = folder.resolve(name + ".gz");
    if (Files.exists(plain)) {
      return plain;
    }
    if (Files.exists(compressed)) {
      return compressed;
    }
    throw new DataProblem(
        "%s has neither %s nor %s.gz: give the folder of the IDX files with --data."
            .formatted(folder, name, name));
  }

  private static InputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    if (!file.toString().endsWith(".gz")) {
      return stream;
    }
    try {
      return new GZIPInputStream(stream);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static IdxFile read(Path file, InputStream stream, int dimensions) throws IOException {
    byte[] magic = fully(file, stream, 4);
    if (!Arrays.equals(magic, new byte[] {0, 0, BYTES_OF_UINT8, (byte) dimensions})) {
      throw new DataProblem(
          "%s starts with %08x where IDX data of %d dimensions start with %08x: give a file in MNIST's format."
              .formatted(
                  file,
                  ByteBuffer.wrap(magic).getInt(),
                  dimensions,
                  256 * BYTES_OF_UINT8 + dimensions));
    }
    ByteBuffer header = ByteBuffer.wrap(fully(file, stream, 4 * dimensions));
    int[] extents = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      extents[i] = header.getInt();
      if (extents[i] <= 0 || (size *= extents[i]) > Integer.MAX_VALUE - 8) {
        throw new DataProblem(
            "%s says that its dimension %d has %s entries: give a file in MNIST's format."
                .formatted(file, i, Integer.toUnsignedString(extents[i])));
      }
    }
    byte[] data = fully(file, stream, (int) size);
    if (stream.read() >= 0) {
      throw new DataProblem(
          "%s goes on after the %d bytes that its header announces: copy or download it again."
              .formatted(file, size));
    }
    return new IdxFile(file, extents, data);
  }

  private static byte[] fully(Path file, InputStream stream, int length) throws IOException {
    // Grows with what is there, so that a header's lie costs no memory.
    byte[] bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw truncated(file, null);
    }
    return bytes;
  }

  private static DataProblem truncated(Path file, @Nullable Throwable cause) {
    String message = "%s is truncated: copy or download it again.".formatted(file);
    return cause == null ? new DataProblem(message) : new DataProblem(message, cause);
  }
}
