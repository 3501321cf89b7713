package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;
import org.scoville.text.Printable;

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
   * The content of such a file.
   *
   * @throws DataProblem if a name has a line break
   */
  public static byte[] text(List<String> names) {
    for (String name : names) {
      if (name.lines().count() > 1 || name.endsWith("\n") || name.endsWith("\r")) {
        throw new DataProblem(
            "the name of the class %s has a line break, which a list of names can't hold; rename it"
                .formatted(Printable.of(name)));
      }
    }
    return (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Deletes the names of a former file, so that they are never taken for those of the next one.
   *
   * @throws DataProblem if they can't be deleted
   */
  public static void forget(Path images) {
    try {
      Files.deleteIfExists(beside(images));
    } catch (IOException e) {
      throw new DataProblem(
          "%s can't be deleted (%s); choose another file for the images"
              .formatted(PathText.of(beside(images)), IoErrorText.words(e)),
          e);
    }
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
