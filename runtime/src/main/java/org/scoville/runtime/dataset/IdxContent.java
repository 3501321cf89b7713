package org.scoville.runtime.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.GZIPInputStream;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * The bytes of an IDX file, decompressed if need be.
 *
 * <p>The size that a header states is compared with the file's before memory is allocated. Plain
 * data have exactly that size. Of compressed data any file may hold {@link #FREE} bytes, and a
 * larger one {@link #INFLATION} for each of its own; images compress to a fifth.
 */
final class IdxContent implements AutoCloseable {

  private static final long FREE = 128L << 20;
  private static final long INFLATION = 64;

  private final Path file;
  private final long fileBytes;
  private final boolean compressed;
  private final InputStream stream;
  private long done;

  private IdxContent(Path file, long fileBytes, boolean compressed, InputStream stream) {
    this.file = file;
    this.fileBytes = fileBytes;
    this.compressed = compressed;
    this.stream = stream;
  }

  /** Opens a regular file: a pipe would wait for a writer without end. */
  static IdxContent open(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new DataProblem(
          "%s is no regular file; give a file in MNIST's format".formatted(PathText.of(file)));
    }
    boolean compressed = String.valueOf(file.getFileName()).endsWith(".gz");
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream content = compressed ? new GZIPInputStream(stream) : stream;
      return new IdxContent(file, attributes.size(), compressed, content);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** The next few bytes. */
  byte[] read(int length) throws IOException {
    byte[] bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    done += length;
    return bytes;
  }

  /** All bytes to the end, of which the header has announced how many there are. */
  byte[] readRest(int length) throws IOException {
    checkPlausible(length);
    byte[] bytes = room(length);
    if (stream.readNBytes(bytes, 0, length) < length) {
      throw new EOFException();
    }
    if (stream.read() >= 0) {
      throw goesOn(length);
    }
    return bytes;
  }

  private void checkPlausible(int length) throws IOException {
    if (!compressed && done + length > fileBytes) {
      throw new EOFException();
    }
    if (!compressed && done + length < fileBytes) {
      throw goesOn(length);
    }
    long most = Math.max(FREE, INFLATION * fileBytes);
    if (compressed && length > most) {
      throw new DataProblem(
          "%s has %d bytes and its header announces %d, and %d are the most for a file of its size; decompress it, or download it again"
              .formatted(PathText.of(file), fileBytes, length, most));
    }
  }

  private byte[] room(int length) {
    try {
      return new byte[length];
    } catch (OutOfMemoryError e) {
      throw new DataProblem(
          "%s takes %d MB of memory and Java may use %d MB; raise -Xmx"
              .formatted(PathText.of(file), length >> 20, Runtime.getRuntime().maxMemory() >> 20),
          e);
    }
  }

  private DataProblem goesOn(int length) {
    return new DataProblem(
        "%s goes on after the %d bytes that its header announces; copy or download it again"
            .formatted(PathText.of(file), length));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
