package org.scoville.runtime.observe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An open file that notices when it was removed, moved or replaced: the process that has it open
 * could write on, and nothing of that would be seen under its name.
 */
final class WatchedFile {
  private static final long NANOS_BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(5);
  private static final int BYTES_AT_A_TIME = 1 << 16;

  private final Path path;
  private final WatchedFolder folder;
  private final LongSupplier nanoTime;
  private FileChannel channel;
  private @Nullable Object key;
  private long lastLook;

  /** The file's length when its name was last seen to lead to it. */
  private long seen;

  /** The offset at which the last whole line ends; negative if that is the end of the file. */
  private long wholeUpTo = -1;

  /** Opens the file, or makes it in a folder that exists. */
  WatchedFile(Path path, WatchedFolder folder, LongSupplier nanoTime) throws IOException {
    this.path = path;
    this.folder = folder;
    this.nanoTime = nanoTime;
    this.channel = open();
    try {
      this.key = key();
      endLine(channel);
      this.seen = channel.size();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    this.lastLook = nanoTime.getAsLong();
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /**
   * Makes sure, now and then, that the name leads to the open file; if not, opens the one it leads
   * to or makes it again, and puts there what only the open file has.
   *
   * @param now whether it is time, however short ago the last look was
   * @return whether something was missing there
   */
  boolean look(boolean now) throws IOException {
    long time = nanoTime.getAsLong();
    if (!now && channel.isOpen() && time - lastLook < NANOS_BETWEEN_LOOKS) {
      return false;
    }
    folder.hold();
    boolean lacked = false;
    if (isElsewhere() || !channel.isOpen()) {
      lacked = moveOn();
    } else if (wholeUpTo >= 0) {
      channel.truncate(wholeUpTo);
    }
    wholeUpTo = -1;
    seen = channel.size();
    lastLook = time;
    return lacked;
  }

  private boolean isElsewhere() throws IOException {
    try {
      return !Objects.equals(key, key());
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** The identity of what the name leads to; null on a file system without identities. */
  private @Nullable Object key() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private boolean moveOn() throws IOException {
    FileChannel former = channel;
    boolean missing = Files.notExists(path);
    FileChannel next = open();
    boolean lacked;
    try {
      lacked = former.isOpen() && complete(former, next);
      key = key();
    } catch (IOException e) {
      next.close();
      if (missing) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
    channel = next;
    former.close();
    return lacked;
  }

  /** Adds what a former file has and the next lacks; of one with other content, what is new. */
  private boolean complete(FileChannel former, FileChannel next) throws IOException {
    long end = wholeUpTo >= 0 ? wholeUpTo : former.size();
    long start = next.size();
    if (!isStartOf(former, end, next)) {
      endLine(next);
      start = Math.min(seen, end);
    }
    copy(former, start, end, next);
    return start < end;
  }

  /**
   * Whether a file has the first bytes of a former one and no others: a copy, an empty file, or the
   * same file on a file system that changes identities.
   */
  private static boolean isStartOf(FileChannel former, long end, FileChannel next)
      throws IOException {
    long size = next.size();
    ByteBuffer one = ByteBuffer.allocate(BYTES_AT_A_TIME);
    ByteBuffer other = ByteBuffer.allocate(BYTES_AT_A_TIME);
    boolean equal = size <= end;
    for (long at = 0; equal && at < size; at += one.limit()) {
      int count = (int) Math.min(BYTES_AT_A_TIME, size - at);
      fill(former, at, one.clear().limit(count));
      fill(next, at, other.clear().limit(count));
      equal = one.equals(other);
    }
    return equal;
  }

  private static void fill(FileChannel from, long start, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (from.read(bytes, start + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    bytes.flip();
  }

  private FileChannel open() throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A pipe would be opened, and wait for a reader.
      throw new FileSystemException(path.toString(), null, "it is no file");
    }
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void copy(FileChannel from, long start, long end, FileChannel to)
      throws IOException {
    to.position(to.size());
    for (long at = start; at < end; ) {
      long count = from.transferTo(at, end - at, to);
      if (count <= 0) {
        throw new EOFException("the file became shorter while it was copied");
      }
      at += count;
    }
  }

  /** Ends a line that was left half written, so that the next one starts as a line. */
  private static void endLine(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
    }
  }

  /** Takes back what was written of a line, now or, if that fails too, before the next. */
  void cut(long end, IOException because) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      because.addSuppressed(e);
      wholeUpTo = end;
    }
  }

  /** Forces the file to the disk and closes it. */
  void close() throws IOException {
    try {
      channel.force(false);
    } finally {
      channel.close();
    }
  }
}
