package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/** The folder that a run's images come from. */
final class DataFolder {

  private DataFolder() {}

  /**
   * Refuses what is no folder.
   *
   * @param remedy which folder to give
   */
  static void check(Path folder, String remedy) {
    if (!Files.isDirectory(folder)) {
      throw new DataProblem(
          "the data folder %s is %s; %s with --data"
              .formatted(PathText.of(folder), what(folder), remedy));
    }
  }

  private static String what(Path folder) {
    if (Files.isRegularFile(folder)) {
      return "a file";
    }
    return Files.exists(folder) ? "no folder" : "not there";
  }
}
