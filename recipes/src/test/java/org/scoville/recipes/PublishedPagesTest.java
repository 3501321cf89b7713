package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe's doc comment says what was published. */
class PublishedPagesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/scoville/recipes");

  static List<Path> recipes() throws IOException {
    return sources(SOURCES);
  }

  static List<Path> ablations() throws IOException {
    return sources(SOURCES.resolve("ablation"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void aRecipeTellsItsResultItsAncestorAndWhatIsUnknown(Path recipe) throws IOException {
    assertThat(page(recipe))
        .containsSubsequence(
            "Published", " % top-1", "Reproduced here: ", "Descends from ", "differ", "unknown");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ablations")
  void anAblationBeginsWithItsNumber(Path recipe) throws IOException {
    assertThat(page(recipe))
        .matches("(?s)[\\s*]*Published: [0-9.,]+ (% top-1|images a second) .*\\(Table [2-8].*");
  }

  /** The first doc comment of a file. */
  private static String page(Path source) throws IOException {
    String text = Files.readString(source);
    int start = text.indexOf("/**") + "/**".length();
    return text.substring(start, text.indexOf("*/", start));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }
}
