package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sources that a test writes out by itself.
 *
 * @param folder where they go
 * @param files what was written so far
 */
record Sources(Path folder, List<Path> files) {

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
      Files.writeString(
          file,
          """
          package demo; import cases.*; import org.scoville.recipe.*; import org.scoville.algorithm.*; import org.scoville.model.*; import org.scoville.loss.*; import org.scoville.ingredient.*; import org.scoville.data.*; import org.scoville.optimizer.*; import org.scoville.schedule.*;
          """
              + body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Path> more = new ArrayList<>(files);
    more.add(file);
    return new Sources(folder, more);
  }
}
