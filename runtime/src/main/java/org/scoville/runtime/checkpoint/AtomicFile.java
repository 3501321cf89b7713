package org.scoville.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * A file that gets its name only when it is whole.
 *
 * <p>It is written beside its place as {@code name.part}, forced to the disk and renamed, so that a
 * process killed in between leaves the previous file as it was.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all bytes of the file. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /**
   * Writes a file, replacing one of the same name.
   *
   * @throws CheckpointProblem if it can't be written; the name then holds what it held before
   */
  public static void write(Path target, Content content) {
    Path whole = target.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      try {
        writePart(part, content);
        Files.move(
            part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      forceFolder(whole);
    } catch (IOException e) {
      throw new CheckpointProblem(
          "%s can't be written (%s); choose a folder that exists, may be written to and has room"
              .formatted(PathText.of(whole), IoErrorText.words(e)),
          e);
    }
  }

  private static void writePart(Path part, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  /** Makes the new name itself survive a power cut; Windows can't open folders, nor needs to. */
  private static void forceFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
