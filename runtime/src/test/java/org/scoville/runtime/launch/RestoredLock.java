package org.scoville.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A main that holds a folder whose lock file was written anew, with the same content. */
final class RestoredLock {
  private RestoredLock() {}

  /** Takes the folder, has a copy take the file's place, says whether it is there and waits. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path file = folder.resolve(FolderLock.NAME);
    try (FolderLock lock = FolderLock.take(folder)) {
      lock.sign();
      Path copy = Files.copy(file, folder.resolve("copy"));
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
      System.out.println(lock.isThere() ? "there" : "gone");
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is said to it");
      }
    }
  }
}
