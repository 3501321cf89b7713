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

/** Nothing reflects but three places, each of which has no type to name. */
class NoReflectionTest {
  /**
   * An ingredient's record is built from its values; a service file's lines are read one by one,
   * because a stale one ends Java's own reader; and a second signal is heard, which only a class
   * can do that javac warns of.
   */
  private static final List<Path> SANCTIONED =
      List.of(
          Path.of("../dsl/src/main/java/org/scoville/recipe/Records.java"),
          Path.of("../dsl/src/main/java/org/scoville/service/Providers.java"),
          Path.of("../runtime/src/main/java/org/scoville/runtime/launch/ProcessSignal.java"));

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
  void onlyTheSanctionedPlacesReflect() throws IOException {
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".java")))
            .isNotEmpty()
            .filteredOn(NoReflectionTest::reflects)
            .allMatch(SANCTIONED::contains);
      }
    }
  }

  @Test
  void theSanctionedPlacesAreFound() {
    assertThat(SANCTIONED).allMatch(NoReflectionTest::reflects);
  }

  private static boolean reflects(Path file) {
    try {
      return REFLECTION.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
