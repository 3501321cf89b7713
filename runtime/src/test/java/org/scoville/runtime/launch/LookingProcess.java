package org.scoville.runtime.launch;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/** A main that looks whether a folder is locked, as {@code scoville runs} does, and takes long. */
final class LookingProcess {
  private LookingProcess() {}

  /** Locks the byte that a run locks, says so and waits for the end of its input. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]).resolve(FolderLock.NAME);
    try (FileChannel channel = FileChannel.open(file);
        FileLock lock = channel.lock(FolderLock.LOCKED_BYTE, 1, true)) {
      System.out.println(lock.isValid() ? "looks" : "does not look");
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is said to it");
      }
    }
  }
}
