package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing reflects but the one place that builds an ingredient's record from its values. */
class NoReflectionTest {
  private static final Path SANCTIONED =
      Path.of("../dsl/src/main/java/org/scoville/recipe/Records.java");

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../dsl/src/main/java"),
          Path.of("../processor/src/main/java"),
          Path.of("../runtime/src/main/java"),
          Path.of("src/main/java"),
          Path.of("target/generated-sources/annotations"));

  private static final Pattern REFLECTION =
      Pattern.compile(
          "java\\.lang\\.(reflect|invoke)|Class\\.forName|\\.loadClass\\(|\\.setAccessible\\("
              + "|\\.get(Declared)?(Constructors?|Methods?|Fields?)\\(");

  @Test
  void onlyTheSanctionedPlaceReflects() throws IOException {
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".java")))
            .isNotEmpty()
            .filteredOn(NoReflectionTest::reflects)
            .allMatch(SANCTIONED::equals);
      }
    }
  }

  @Test
  void theSanctionedPlaceIsFound() {
    assertThat(reflects(SANCTIONED)).isTrue();
  }

  private static boolean reflects(Path file) {
    try {
      return REFLECTION.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
