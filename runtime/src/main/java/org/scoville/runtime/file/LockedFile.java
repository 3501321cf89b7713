package org.scoville.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open file of which this process has locked some bytes, until it is closed or the process ends.
 *
 * <p>POSIX gives locks to processes, not to open files: closing any channel of a file ends all
 * locks that the process has of it. So a file that this process has locked is not opened again,
 * which is why these methods are asked and not the file system, and why one waits for the other.
 */
public final class LockedFile implements Closeable {
  /**
   * The files that this process has locked. Nothing smaller than the process can keep them, because
   * what it keeps are the process's locks; Java keeps a table of its own for the same reason.
   */
  private static final Map<Key, LockedFile> OWN = new HashMap<>();

  private final @Nullable Key key;
  private final FileChannel channel;
  private final boolean made;

  private LockedFile(@Nullable Key key, FileChannel channel, boolean made) {
    this.key = key;
    this.channel = channel;
    this.made = made;
  }

  /** A file's identity. */
  private record Key(FileSystem system, Object file) {

    /**
     * Null on a file system without identities, such as Windows', whose locks are the channels'.
     */
    static @Nullable Key of(Path file) throws IOException {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? null : new Key(file.getFileSystem(), key);
    }
  }

  /**
   * Opens a file, which is made if it isn't there, and locks some bytes of it, which need not be
   * there.
   *
   * @param start the first byte
   * @param count number of bytes
   * @param options how it is opened
   * @return the file; nothing if another process, or another part of this one, has locked them, or
   *     the file has lost its name meanwhile
   * @throws IOException if it can't be opened
   */
  public static Optional<LockedFile> open(Path file, long start, long count, OpenOption... options)
      throws IOException {
    synchronized (OWN) {
      boolean made = make(file);
      try {
        Key key = Key.of(file);
        return isOwn(key) ? Optional.empty() : locked(file, key, made, start, count, options);
      } catch (NoSuchFileException e) {
        // Another process has just given it its name, or deleted it.
        return Optional.empty();
      }
    }
  }

  private static Optional<LockedFile> locked(
      Path file, @Nullable Key key, boolean made, long start, long count, OpenOption... options)
      throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    boolean kept = false;
    try {
      kept = ChannelLock.take(channel, start, count) && Objects.equals(key, Key.of(file));
    } finally {
      if (!kept) {
        channel.close();
      }
    }
    if (!kept) {
      return Optional.empty();
    }
    LockedFile locked = new LockedFile(key, channel, made);
    if (key != null) {
      OWN.put(key, locked);
    }
    return Optional.of(locked);
  }

  private static boolean make(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Whether this process has locked a file. */
  public static boolean isOwn(Path file) throws IOException {
    synchronized (OWN) {
      try {
        return isOwn(Key.of(file));
      } catch (NoSuchFileException e) {
        // What has lost its name meanwhile is not there to be locked.
        return false;
      }
    }
  }

  /** The channel of a thread that was interrupted is closed, and its file's identity free. */
  private static boolean isOwn(@Nullable Key key) {
    LockedFile locked = OWN.get(key);
    return locked != null && locked.channel.isOpen();
  }

  /**
   * Whether a byte of a file is locked by a process.
   *
   * @throws IOException if that can't be told, such as on a file system without locks
   */
  public static boolean isLocked(Path file, long place, OpenOption... options) throws IOException {
    synchronized (OWN) {
      if (isOwn(file)) {
        return true;
      }
      // A shared lock, which a file that is open to be read can have, and others at the same time.
      try (FileChannel channel = FileChannel.open(file, options)) {
        FileLock lock = channel.tryLock(place, 1, true);
        return lock == null;
      } catch (OverlappingFileLockException e) {
        return true;
      }
    }
  }

  /**
   * The first bytes of a file.
   *
   * @param most how many at most
   * @return nothing if this process has locked the file
   */
  public static Optional<byte[]> beginning(Path file, int most) throws IOException {
    synchronized (OWN) {
      if (isOwn(file)) {
        return Optional.empty();
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        return Optional.of(bytes.readNBytes(most));
      }
    }
  }

  /** The open file. */
  public FileChannel channel() {
    return channel;
  }

  /** Whether the file was not there before. */
  public boolean isMade() {
    return made;
  }

  /** Closes the file, which ends the lock. */
  @Override
  public void close() throws IOException {
    synchronized (OWN) {
      try {
        channel.close();
      } finally {
        OWN.remove(key, this);
      }
    }
  }
}
