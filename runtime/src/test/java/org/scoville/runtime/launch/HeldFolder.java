package org.scoville.runtime.launch;

import java.io.IOException;
import java.nio.file.Path;

/** A main that holds a folder although it has asked for it once more. */
final class HeldFolder {
  private HeldFolder() {}

  /** Takes the folder, is refused the second time, says so and waits. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (FolderLock lock = FolderLock.take(folder)) {
      lock.sign();
      System.out.println(isRefused(folder) && FolderLock.isHeldIn(folder) ? "refused" : "taken");
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is said to it");
      }
    }
  }

  private static boolean isRefused(Path folder) throws IOException, FolderLock.Foreign {
    try (FolderLock again = FolderLock.take(folder)) {
      again.sign();
      return false;
    } catch (FolderLock.Held e) {
      return true;
    }
  }
}
