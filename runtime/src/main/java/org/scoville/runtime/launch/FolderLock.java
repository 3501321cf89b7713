package org.scoville.runtime.launch;

import static java.util.UUID.randomUUID;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.file.LockedFile;

/**
 * A lock on a run's folder: a file in it, locked by the operating system, which drops the lock when
 * the process ends for whatever reason.
 *
 * <p>On a file system without locks the lock holds nothing, and only the folder's files show that
 * it is taken.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = ".lock";

  /**
   * Far beyond what the file holds, because on Windows a locked range can't be read by other
   * processes.
   */
  static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int MOST_BYTES = 200;

  /** Tries to lock, and what lies between two: 0.2 s in all, for who looks takes far less. */
  private static final int TRIES = 11;

  private static final long PAUSE_MILLIS = 20;

  private static final String ANOTHER = "another process";

  /** A run that was killed leaves its signature, or nothing if that was before it signed. */
  private static final String SIGNED_OR_EMPTY = "(process \\d+\n[-0-9a-f]{36}\n)?";

  private final Path file;
  private LockedFile locked;
  private final String words =
      "process " + ProcessHandle.current().pid() + "\n" + randomUUID() + "\n";
  private @Nullable Object key;

  /** Whether the file is deleted when the lock is closed. */
  private boolean mine;

  private FolderLock(Path file, LockedFile locked) throws IOException {
    this.file = file;
    this.locked = locked;
    this.mine = locked.isMade();
    this.key = key(file);
  }

  /** Another run holds the folder; the message says which process, as far as that is known. */
  static final class Held extends Exception {
    private static final long serialVersionUID = 1;

    Held(String holder) {
      super(holder);
    }
  }

  /** The file with the lock's name was not written by a run; the message says so. */
  static final class Foreign extends Exception {
    private static final long serialVersionUID = 1;

    Foreign() {
      super(
          "has a %s that is no run's, and a run never writes over what others have"
              .formatted(NAME));
    }
  }

  /** Locks a folder that exists; nothing in it is changed before {@link #sign}. */
  static FolderLock take(Path folder) throws IOException, Held, Foreign {
    return take(folder, FolderLock::pause);
  }

  /**
   * Locks a folder that exists, and tries it again for a moment where another process has it: one
   * that lists runs has it for as long as it looks.
   *
   * @param pause waits before each try but the first
   */
  static FolderLock take(Path folder, Runnable pause) throws IOException, Held, Foreign {
    Path file = folder.resolve(NAME);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Foreign();
    }
    Optional<LockedFile> locked = open(file);
    for (int tries = 1; locked.isEmpty() && !LockedFile.isOwn(file) && tries < TRIES; tries++) {
      pause.run();
      locked = open(file);
    }
    if (locked.isEmpty()) {
      throw new Held(holder(file));
    }
    try {
      if (!content(locked.get().channel()).matches(SIGNED_OR_EMPTY)) {
        throw new Foreign();
      }
      return new FolderLock(file, locked.get());
    } catch (IOException | Foreign e) {
      locked.get().close();
      throw e;
    }
  }

  private static Optional<LockedFile> open(Path file) throws IOException {
    return LockedFile.open(
        file,
        LOCKED_BYTE,
        1,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether a process has locked a folder. Where none has, this one has it for a moment.
   *
   * @throws IOException if that can't be told, such as on a file system without locks
   */
  static boolean isHeldIn(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      return LockedFile.isLocked(
          file, LOCKED_BYTE, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Writes this process's number into the file, which is this run's from now on and deleted at its
   * end.
   */
  void sign() throws IOException {
    mine = true;
    locked.channel().truncate(0);
    locked.channel().write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
  }

  /** What this lock has written into its file. */
  String signature() {
    return words;
  }

  /** What the last run to lock a folder wrote into its file; empty if that is gone. */
  static String signatureIn(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
  }

  /** The process that the holder wrote into the file, which it may not have done yet. */
  private static String holder(Path file) throws IOException {
    try {
      Optional<byte[]> words = LockedFile.beginning(file, MOST_BYTES);
      return words.map(FolderLock::holder).orElse("process " + ProcessHandle.current().pid());
    } catch (NoSuchFileException e) {
      // It has just ended.
      return ANOTHER;
    }
  }

  private static String holder(byte[] words) {
    String first = new String(words, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return first.matches("process \\d+") ? first : ANOTHER;
  }

  /** The beginning of the file, longer than any signature. */
  private static String content(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(MOST_BYTES);
    channel.read(words, 0);
    return new String(words.array(), 0, words.position(), StandardCharsets.UTF_8);
  }

  /** Whether the file is still the one that was locked, or one with its content, locked now. */
  boolean isThere() throws IOException {
    try {
      Object present = key(file);
      return Objects.equals(key, present) || (hasOwnWords() && lockAgain());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Not where this process has locked the file by another lock, as of a folder made again. */
  private boolean hasOwnWords() throws IOException {
    Optional<byte[]> content = LockedFile.beginning(file, MOST_BYTES);
    return content.isPresent() && new String(content.get(), StandardCharsets.UTF_8).equals(words);
  }

  /**
   * Locks what has the file's name: some file systems change a file's identity, and who restores a
   * folder writes its files anew.
   */
  private boolean lockAgain() throws IOException {
    // First, because closing it later would end the new lock if both are one file.
    locked.close();
    Optional<LockedFile> again = open(file);
    if (again.isEmpty()) {
      return false;
    }
    locked = again.get();
    key = key(file);
    return true;
  }

  /** The file's identity; null on Windows, where a file that is open can't be removed. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Releases the folder. */
  @Override
  public void close() throws IOException {
    try {
      if (mine && isThere()) {
        Files.delete(file);
      }
    } finally {
      locked.close();
    }
  }
}
