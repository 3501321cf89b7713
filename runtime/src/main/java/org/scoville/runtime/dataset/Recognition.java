package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/** Recognizes data sets by what lies at a path: the names in it, and never their content alone. */
final class Recognition {

  private Recognition() {}

  /**
   * Looks at a path.
   *
   * @throws DataProblem if nothing there is a data set
   */
  static RecognizedData of(Path path) {
    if (!Files.exists(path)) {
      throw new DataProblem(
          "the data %s are not there; give a path with --data".formatted(PathText.of(path)));
    }
    return Files.isRegularFile(path)
        ? RecognizedData.whole("a file in FFCV's format", () -> BetonSet.open(path))
        : folder(path);
  }

  private static RecognizedData folder(Path folder) {
    DataFolder.check(folder, "give the folder with the images");
    if (IdxSet.isIn(folder)) {
      return RecognizedData.halves(
          "IDX files as MNIST's", () -> new IdxSet(folder, true), () -> new IdxSet(folder, false));
    }
    if (Files.isRegularFile(folder.resolve("train.beton"))) {
      return RecognizedData.halves(
          "a folder of files in FFCV's format",
          () -> BetonSet.open(folder.resolve("train.beton")),
          () -> BetonSet.open(folder.resolve("val.beton")));
    }
    if (FolderSet.hasHalves(folder)) {
      return RecognizedData.halves(
          "a folder of images with train and val",
          () -> FolderSet.half(folder, true),
          () -> FolderSet.half(folder, false));
    }
    return RecognizedData.whole("a folder of images", () -> FolderSet.whole(folder));
  }
}
