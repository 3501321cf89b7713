package org.scoville.runtime.beton;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/**
 * The bytes of an open file, read at any place by any number of threads.
 *
 * <p>They are copied by the operating system and not mapped into memory: if a mapped file is cut
 * short, compiled code copies zeros without a word, and Java throws its error at some later place
 * of the thread. Out of the page cache both take the same time (6 microseconds for 110,000 bytes,
 * JDK 17 on two virtual x86 cores).
 */
final class BetonBytes implements Closeable {
  /** The JDK keeps as much native memory for each thread as was ever read at once. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private final Path file;
  private final BetonFault fault;
  private final long length;
  private FileChannel channel;
  private boolean closed;

  private BetonBytes(Path file, BetonFault fault) throws IOException {
    this.file = file;
    this.fault = fault;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.length = channel.size();
  }

  /** Opens a regular file: opening a pipe would wait for a writer. */
  static BetonBytes open(Path file) {
    BetonFault fault = new BetonFault(file);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw fault.unfit(
            attributes.isDirectory() ? "is a folder" : "is no regular file",
            "give a file that FFCV or Scoville wrote");
      }
      return new BetonBytes(file, fault);
    } catch (IOException e) {
      throw fault.unread(e);
    }
  }

  /** Bytes of the file when it was opened. */
  long length() {
    return length;
  }

  /** The problems of the file. */
  BetonFault fault() {
    return fault;
  }

  /**
   * Copies bytes from a place in the file to the start of an array.
   *
   * @param what what they are, in messages
   */
  void read(long from, byte[] target, int count, Supplier<String> what) {
    read(from, ByteBuffer.wrap(target, 0, count), what);
  }

  /**
   * Copies bytes from a place in the file into a buffer, from its position to its limit; into a
   * direct one they are copied once instead of twice.
   *
   * @param what what they are, in messages
   */
  void read(long from, ByteBuffer target, Supplier<String> what) {
    boolean interrupted = false;
    int start = target.position();
    int end = target.limit();
    try {
      while (target.position() < end) {
        // A channel that an interrupted thread reads from closes itself, for all others too.
        interrupted |= Thread.interrupted();
        target.limit(Math.min(end - target.position(), MOST_AT_ONCE) + target.position());
        int read = readPart(from + target.position() - start, target);
        target.limit(end);
        if (read < 0) {
          throw fault.damaged(
              "%s lies at bytes %d to %d, and the file has become shorter than that",
              what.get(), from, from + end - start);
        }
      }
    } catch (IOException e) {
      throw fault.unread(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int readPart(long from, ByteBuffer target) throws IOException {
    FileChannel open = open();
    try {
      return open.read(target, from);
    } catch (ClosedChannelException e) {
      // Asking for the new channel's size would close that, too.
      boolean interrupted = Thread.interrupted();
      try {
        reopen(open);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
      return 0;
    }
  }

  private synchronized FileChannel open() {
    if (closed) {
      throw new IllegalStateException("%s is closed; read before that".formatted(file));
    }
    return channel;
  }

  private synchronized void reopen(FileChannel old) throws IOException {
    if (open() == old) {
      FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
      long now = opened.size();
      if (now != length) {
        opened.close();
        throw fault.damaged("it had %d bytes when it was opened and has %d now", length, now);
      }
      channel = opened;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    channel.close();
  }
}
