package org.scoville.runtime.tensor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time unpack libtorch into a folder.
 *
 * <p>DJL 0.35.1 loads every file beside libtorch, including one into which another process is still
 * unpacking DJL's own library.
 */
final class Unpacking {
  private Unpacking() {}

  /** Runs work that may unpack, exclusively; without a lock if everything is unpacked already. */
  static <T extends @Nullable Object> T alone(Path folder, Supplier<T> work) {
    if (isDone(folder.resolve("pytorch"))) {
      return work.get();
    }
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("unpacking.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock(channel);
      return work.get();
    } catch (IOException e) {
      // The folder can't be written to; the engine reports that better, if it has to write at all.
      return work.get();
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      channel.lock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this process holds the lock, and DJL itself admits one thread at a time.
      return;
    }
  }

  private static boolean isDone(Path engines) {
    if (!Files.isDirectory(engines)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(engines, 2)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).contains("djl_torch"));
    } catch (IOException e) {
      return false;
    }
  }
}
