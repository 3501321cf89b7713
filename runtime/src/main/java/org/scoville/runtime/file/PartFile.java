package org.scoville.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * A file that is written beside its place, as {@code name.part}, and gets its name when it is
 * whole. What a killed process left there is overwritten; what another process is writing is not,
 * as far as the file system has locks.
 *
 * <p>The name {@code name.part} is given up before the lock is: who gets the lock of a file that
 * lost its name has opened what another process was finishing, and leaves it alone.
 */
public final class PartFile implements Closeable {
  private final Path whole;
  private final Path part;
  private final LockedChannel locked;

  /** Whether the part's name is given up and may be that of another process's part. */
  private volatile boolean released;

  private PartFile(Path whole, Path part, LockedChannel locked) {
    this.whole = whole;
    this.part = part;
    this.locked = locked;
  }

  /**
   * Starts an empty file.
   *
   * @param target the place and name of the finished file, which may be there already
   * @throws FileProblem if it can't be written, or another process is writing it
   */
  public static PartFile create(Path target) {
    Path whole = target.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      return new PartFile(whole, part, open(part));
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  private static LockedChannel open(Path part) throws IOException {
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      Optional<LockedChannel> locked = LockedChannel.lock(channel, 0, Long.MAX_VALUE);
      if (locked.isEmpty() || Files.notExists(part)) {
        throw new FileProblem(
            "%s is being written by another process; wait for it, or give another file"
                .formatted(PathText.of(part)));
      }
      channel.truncate(0);
      return locked.get();
    } catch (IOException | FileProblem e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Writes bytes at a place; what lies between places is zeros.
   *
   * @param place offset of the first byte from the start of the file
   * @throws FileProblem if they can't be written
   */
  public void write(ByteBuffer bytes, long place) {
    try {
      long at = place;
      while (bytes.hasRemaining()) {
        at += locked.channel().write(bytes, at);
      }
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /**
   * Writes a content from the start of the file, or after the one that was appended before.
   *
   * @throws FileProblem if it can't be written
   */
  public void append(Content content) {
    try {
      content.writeTo(new WholeWrites(locked.channel()));
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /**
   * Gives the file its name, after its bytes have reached the disk, and returns when the name has,
   * too.
   *
   * @throws FileProblem if that fails
   */
  public void finish() {
    try {
      locked.channel().force(true);
      if (released) {
        throw new NoSuchFileException(part.toString());
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      released = true;
      locked.close();
      forceFolder();
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /** Makes the new name itself survive a power cut; Windows can't open folders, nor needs to. */
  private void forceFolder() throws IOException {
    Path folder = whole.getParent();
    if (folder != null && whole.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }

  /**
   * Deletes what was written, unless it has its name, while others may still write.
   *
   * @throws FileProblem if it can't be deleted
   */
  public void delete() {
    try {
      discard();
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /**
   * Deletes what was written, unless it has its name.
   *
   * @throws FileProblem if it can't be deleted
   */
  @Override
  public void close() {
    try (locked) {
      discard();
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  private void discard() throws IOException {
    if (!released) {
      Files.deleteIfExists(part);
      released = true;
    }
  }

  private static FileProblem problem(Path whole, IOException e) {
    return new FileProblem(
        "%s can't be written (%s); choose a folder that exists, may be written to and has room"
            .formatted(PathText.of(whole), IoErrorText.words(e)),
        e);
  }
}
