package org.scoville.runtime.launch;

import static java.util.UUID.randomUUID;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run's claim to a folder: a file in it, locked by the operating system, which drops the lock
 * when the process ends, however it ends.
 *
 * <p>Where a file system has no locks the claim is worth nothing, and the folder's files alone say
 * that it is taken.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = ".lock";

  /** Far beyond what the file holds, because on Windows nobody else reads a locked stretch. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_NAME = 200;

  private final Path file;
  private final FileChannel channel;
  private final String words;
  private @Nullable Object key;

  private FolderLock(Path file, FileChannel channel, String words) throws IOException {
    this.file = file;
    this.channel = channel;
    this.words = words;
    this.key = key(file);
  }

  /** Someone else holds a folder; the message says who, as far as that is known. */
  static final class Held extends Exception {
    private static final long serialVersionUID = 1;

    Held(String holder) {
      super(holder);
    }
  }

  /** Claims a folder that exists. */
  static FolderLock take(Path folder) throws IOException, Held {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (isHeld(channel)) {
        throw new Held(holder(channel));
      }
      return sign(file, channel);
    } catch (IOException | Held e) {
      channel.close();
      throw e;
    }
  }

  private static FolderLock sign(Path file, FileChannel channel) throws IOException {
    String words = "process %d\n%s\n".formatted(ProcessHandle.current().pid(), randomUUID());
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
      return new FolderLock(file, channel, words);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static boolean isHeld(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock == null;
    } catch (OverlappingFileLockException e) {
      // Another run of this very process.
      return true;
    } catch (IOException e) {
      // No locks on this file system, such as some of NFS: see the class comment.
      return false;
    }
  }

  /** What the holder wrote of itself; it may be about to. */
  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(words, 0);
    String told = new String(words.array(), 0, words.position(), StandardCharsets.UTF_8);
    String first = told.lines().findFirst().orElse("");
    return first.matches("process \\d+") ? first : "another process";
  }

  /** Whether the file is still the one that was locked. */
  boolean isThere() throws IOException {
    try {
      Object present = key(file);
      // Some file systems change their mind about identities; and they alone are read, because
      // whoever has read the file ends this process's lock on it.
      if (!Objects.equals(key, present) && Files.readString(file).equals(words)) {
        key = present;
      }
      return Objects.equals(key, present);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The file's identity; null on Windows, where nobody removes a file that is open. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Gives the folder free. */
  @Override
  public void close() throws IOException {
    try {
      if (isThere()) {
        Files.delete(file);
      }
    } finally {
      channel.close();
    }
  }
}
