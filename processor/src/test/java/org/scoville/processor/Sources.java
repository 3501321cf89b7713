package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sources that a test writes out by itself.
 *
 * @param folder where they go
 * @param files what was written so far
 */
record Sources(Path folder, List<Path> files) {
  /** One line, so that a body's first line is the second of its file. */
  private static final String HEADER =
      "package demo; import cases.*; "
          + Stream.of("recipe", "ingredient", "fact", "algorithm", "model", "loss", "data")
              .map(room -> "import org.scoville." + room + ".*; ")
              .collect(Collectors.joining())
          + "\n";

  /** The corpus's calm recipe and the runtime's stubs, to begin with. */
  static Sources in(Path folder) {
    List<Path> files = new ArrayList<>(JavaCompilers.files(JavaCompilers.STUBS));
    files.add(Corpus.FOLDER.resolve("Calm.java"));
    return new Sources(folder, files);
  }

  /** No file to begin with. */
  static Sources emptyIn(Path folder) {
    return new Sources(folder, new ArrayList<>());
  }

  /** One more file, in the package {@code demo}, with the recipe language imported. */
  Sources with(String name, String body) {
    Path file = folder.resolve(name + ".java");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, HEADER + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Path> more = new ArrayList<>(files);
    more.add(file);
    return new Sources(folder, more);
  }
}
