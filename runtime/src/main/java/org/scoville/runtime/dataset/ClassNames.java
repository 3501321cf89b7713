package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * The names of a {@code .beton} file's classes, which its format has no place for: a text file
 * beside it with a name a line, {@code train.beton.classes.txt}.
 */
public final class ClassNames {
  private ClassNames() {}

  /** The file with the names for a file of images. */
  public static Path beside(Path images) {
    return images.resolveSibling(images.getFileName() + ".classes.txt");
  }

  /**
   * The names, if they are there.
   *
   * @param classes number of classes that the images have at least
   * @throws DataProblem if there are fewer names than classes, or the file can't be read
   */
  static Optional<List<String>> read(Path images, int classes) {
    Path file = beside(images);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> names;
    try {
      names = Files.readAllLines(file);
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be read (%s); write it again, or remove it"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
    if (names.size() < classes) {
      throw new DataProblem(
          "%s has %d names and the images have %d classes; write it again, or remove it"
              .formatted(PathText.of(file), names.size(), classes));
    }
    return Optional.of(List.copyOf(names));
  }
}
