package org.scoville.runtime.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.text.NumberText;

/**
 * A file of lines that survives a disk that fails for a while: a line that can't be written is kept
 * and written before the next, and the file never holds half a line. Safe for use by several
 * threads.
 */
final class LineFile {
  private static final long NANOS_BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_BYTES_KEPT = 16 << 20;

  private final WatchedFile file;
  private final Consumer<String> warnings;
  private final LongSupplier nanoTime;
  private final Deque<byte[]> kept = new ArrayDeque<>();
  private long bytesKept;
  private long lost;
  private long lastTry;
  private @Nullable IOException trouble;
  private boolean closed;

  /**
   * Opens the file, or continues it.
   *
   * @param warnings receives a message when writing stops, and when it works again
   */
  LineFile(Path path, WatchedFolder folder, Consumer<String> warnings, LongSupplier nanoTime)
      throws IOException {
    this.file = new WatchedFile(path, folder, nanoTime);
    this.warnings = warnings;
    this.nanoTime = nanoTime;
  }

  /** Writes a line now, or later; never fails. */
  synchronized void append(String line) {
    if (closed) {
      return;
    }
    byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    kept.add(bytes);
    bytesKept += bytes.length;
    while (bytesKept > MOST_BYTES_KEPT) {
      forget();
      lost++;
    }
    if (trouble == null || nanoTime.getAsLong() - lastTry >= NANOS_BETWEEN_TRIES) {
      write(trouble != null);
    }
  }

  private void forget() {
    bytesKept -= kept.remove().length;
  }

  /** Writes all lines kept if that is possible, to the file that has the name by now. */
  synchronized void write() {
    write(true);
  }

  /** The file's length if no line waits to be written, once those kept are written too. */
  synchronized OptionalLong length() {
    write();
    try {
      return closed || trouble != null || !kept.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(file.channel().size());
    } catch (IOException e) {
      fails(e);
      return OptionalLong.empty();
    }
  }

  /** Makes the lines survive a power cut. */
  synchronized void force() throws IOException {
    if (!closed) {
      file.channel().force(false);
    }
  }

  private void write(boolean look) {
    if (closed) {
      return;
    }
    // A channel that an interrupted thread writes to closes itself.
    boolean interrupted = Thread.interrupted();
    lastTry = nanoTime.getAsLong();
    try {
      boolean lacked = file.look(look);
      writeKept();
      if (lacked) {
        warnings.accept("%s was taken away, and its lines are there again".formatted(file.path()));
      }
      worksAgain();
    } catch (IOException e) {
      fails(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeKept() throws IOException {
    FileChannel channel = file.channel();
    while (!kept.isEmpty()) {
      long end = channel.size();
      try {
        channel.position(end);
        ByteBuffer line = ByteBuffer.wrap(kept.element());
        while (line.hasRemaining()) {
          channel.write(line);
        }
      } catch (IOException e) {
        file.cut(end, e);
        throw e;
      }
      forget();
    }
  }

  private void fails(IOException e) {
    boolean known = trouble != null;
    trouble = e;
    if (!known) {
      warnings.accept(
          "%s can't be written (%s), and its lines wait while the run goes on; make room or put the folder back"
              .formatted(file.path(), IoErrorText.words(e)));
    }
  }

  private void worksAgain() {
    if (trouble != null) {
      trouble = null;
      warnings.accept(
          "%s can be written again, and %s"
              .formatted(
                  file.path(), lost == 0 ? "no line is lost" : lost + " of its lines are lost"));
    }
  }

  /** Writes what is left and closes the file; later lines are dropped. */
  synchronized void close() {
    write();
    try {
      file.close();
    } catch (IOException e) {
      fails(e);
    }
    closed = true;
  }

  /** A message about the lines that the file lacks, if it lacks any. */
  synchronized Optional<String> lack() {
    long missing = lost + kept.size();
    if (missing > 0) {
      return Optional.of(
          "%s lacks %s".formatted(file.path(), NumberText.count(missing, "line")) + because());
    }
    return trouble == null
        ? Optional.empty()
        : Optional.of("%s may lack lines".formatted(file.path()) + because());
  }

  private String because() {
    return trouble == null ? "" : " (%s)".formatted(IoErrorText.words(trouble));
  }
}
