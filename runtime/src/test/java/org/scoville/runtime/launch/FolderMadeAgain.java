package org.scoville.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** A main that holds a run's folder which was taken away and is made again. */
final class FolderMadeAgain {
  private FolderMadeAgain() {}

  /** Takes the folder, moves it away, makes it again, says so and waits. */
  public static void main(String[] args) throws Exception {
    Path out = Path.of(args[0]).resolve("out");
    try (RunFolder folder = RunFolder.open(out, "recipe")) {
      Files.move(out, out.resolveSibling("moved"));
      folder.hold();
      System.out.println(folder.timesMadeAgain() == 1 ? "made again" : "as it was");
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is said to it");
      }
    }
  }
}
