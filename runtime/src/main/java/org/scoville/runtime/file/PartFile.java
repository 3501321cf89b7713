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
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * A file that is written beside its place, as {@code name.part}, and gets its name when it is
 * whole. What a killed process left there is overwritten; what another process is writing is not,
 * as far as the file system has locks.
 *
 * <p>Only who has the lock of what is named {@code name.part} gives it another name or deletes it,
 * and keeps the lock until that is done. Who gets the lock later, of a file opened before, finds
 * that the name is gone or another file's, and leaves what it has opened alone.
 */
public final class PartFile implements Closeable {
  private final Path whole;
  private final Path part;
  private final LockedFile file;

  /** Whether the part's name is given up and may be that of another process's part. */
  private volatile boolean released;

  private PartFile(Path whole, Path part, LockedFile file) {
    this.whole = whole;
    this.part = part;
    this.file = file;
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
      return new PartFile(whole, part, take(part));
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /** Opens what has the part's name, and empties it unless it is another's. */
  private static LockedFile take(Path part) throws IOException {
    LockedFile file =
        LockedFile.open(part, 0, Long.MAX_VALUE, StandardOpenOption.WRITE)
            .orElseThrow(() -> beingWritten(part));
    try {
      file.channel().truncate(0);
      return file;
    } catch (IOException e) {
      file.close();
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
        at += file.channel().write(bytes, at);
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
      content.writeTo(new WholeWrites(file.channel()));
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /**
   * Gives the file its name, after its bytes have reached the disk, and returns when the name has,
   * too, on file systems that can say so.
   *
   * @throws FileProblem if that fails
   */
  public void finish() {
    try {
      file.channel().force(true);
      if (released) {
        throw new NoSuchFileException(part.toString());
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      released = true;
      file.close();
      forceFolder();
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /** Makes the new name itself survive a power cut; Windows can't open folders, nor needs to. */
  private void forceFolder() {
    Path folder = whole.getParent();
    if (folder == null || !whole.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    } catch (IOException e) {
      // Some file systems can't do this, and some folders may be written to and not read. The file
      // has its name, and its bytes have reached the disk: nobody could do more about it.
      return;
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
    try (file) {
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

  private static FileProblem beingWritten(Path part) {
    return new FileProblem(
        "%s is being written by another process; wait for it, or give another file"
            .formatted(PathText.of(part)));
  }

  private static FileProblem problem(Path whole, IOException e) {
    return new FileProblem(
        "%s can't be written (%s); choose a folder that exists, may be written to and has room"
            .formatted(PathText.of(whole), IoErrorText.words(e)),
        e);
  }
}
