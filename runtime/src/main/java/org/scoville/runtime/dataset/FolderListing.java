package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * What a folder has, hidden entries left out.
 *
 * @param folder where it is
 * @param folders the folders in it, and links to folders, by name
 * @param files all else, by name
 */
record FolderListing(Path folder, List<Path> folders, List<Path> files) {

  private static final int EXAMPLES = 3;

  /**
   * Lists a folder.
   *
   * @throws DataProblem if it can't be listed
   */
  static FolderListing of(Path folder) {
    List<Path> folders = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path entry : ClassWalk.list(folder)) {
      if (!FileNames.isHidden(entry)) {
        (Files.isDirectory(entry) ? folders : files).add(entry);
      }
    }
    return new FolderListing(folder, folders, files);
  }

  /** The files whose names end so, in any case. */
  List<Path> files(String... endings) {
    return files.stream()
        .filter(
            file -> {
              String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
              return Stream.of(endings).anyMatch(name::endsWith);
            })
        .toList();
  }

  /** A few of its names: {@code a.txt, b.txt, c.txt and 5 more}. */
  String examples() {
    return examples(Stream.concat(folders.stream(), files.stream()).toList());
  }

  /** The names of a few files. */
  static String examples(List<Path> some) {
    if (some.isEmpty()) {
      return "nothing";
    }
    String names =
        some.stream().limit(EXAMPLES).map(PathText::name).collect(Collectors.joining(", "));
    return some.size() <= EXAMPLES
        ? names
        : "%s and %d more".formatted(names, some.size() - EXAMPLES);
  }
}
