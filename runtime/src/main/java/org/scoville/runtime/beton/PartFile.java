package org.scoville.runtime.beton;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * A file that is written beside its place, as {@code name.part}, and gets its name when it is
 * whole. What a killed process left there is overwritten.
 */
final class PartFile implements Closeable {
  private final Path whole;
  private final Path part;
  private final FileChannel channel;

  private PartFile(Path whole, Path part, FileChannel channel) {
    this.whole = whole;
    this.part = part;
    this.channel = channel;
  }

  /** Starts an empty file, which no other process is writing. */
  static PartFile create(Path target) {
    Path whole = target.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new DataProblem(
            "%s is being written by another process; wait for it, or give another file"
                .formatted(PathText.of(part)));
      }
      channel.truncate(0);
      return new PartFile(whole, part, channel);
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Writes bytes at a place; what lies between places is zeros. */
  void write(ByteBuffer bytes, long place) {
    try {
      long at = place;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /** Gives the file its name, after its bytes have reached the disk. */
  void finish() {
    try {
      channel.force(true);
      channel.close();
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

  /** Deletes what was written, unless it has its name, while others may still write. */
  void delete() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  /** Deletes what was written, unless it has its name. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw problem(whole, e);
    }
  }

  private static DataProblem problem(Path whole, IOException e) {
    return new DataProblem(
        "%s can't be written (%s); choose a folder that exists, may be written to and has room"
            .formatted(PathText.of(whole), IoErrorText.words(e)),
        e);
  }
}
