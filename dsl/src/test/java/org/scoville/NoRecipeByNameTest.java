package org.scoville;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The language knows no recipe: not its package, and no name of one as something to compare with.
 * Its comments and its sentences may speak of what the literature calls Mild, Medium and Hot; a
 * string that is such a name, or a name of the code that is, would be a recipe known.
 */
class NoRecipeByNameTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path RECIPES =
      Path.of("..", "recipes", "src", "main", "java", "org", "scoville", "recipes");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)//[^\\n]*|/\\*.*?\\*/|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\""
              + "|'(?:[^'\\\\]|\\\\.)+'|([A-Za-z_]\\w*)");

  @Test
  void noSourceKnowsARecipe() throws IOException {
    Set<String> names = recipes();
    assertThat(names).contains("mild", "nvidiabaseline", "hotat450");
    List<String> known = new ArrayList<>();
    for (Path file : javaFiles(SOURCES)) {
      known(Files.readString(file), names).forEach(what -> known.add(file + ": " + what));
    }
    assertThat(known).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return name.equals(\"Mild\");",
        "return name.startsWith(\"org.scoville.recipes.\");",
        "return Set.of(\"mild\", \"other\");",
        "enum Published { MILD, OTHER }",
        "return name.endsWith(\".Mild\");",
        "/* fine */ String text = \"a \\\" // b\" + \"Mild\";"
      })
  void aRecipeThatIsKnownIsFound(String source) {
    assertThat(known(source, Set.of("mild"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** As {@code Mild} has it: \"Mild\". */ int value; // Mild",
        "String text = \"published decay of a step: 3e-4 (Mild)\";",
        "Rule rule = warning(\"mild-over-trained\");",
        "char quote = '\"'; /* Mild */ char other = '\"';"
      })
  void whatIsSaidInSentencesIsNot(String source) {
    assertThat(known(source, Set.of("mild"))).isEmpty();
  }

  private static List<String> known(String source, Set<String> names) {
    return TOKEN
        .matcher(source)
        .results()
        .flatMap(token -> words(token).filter(word -> isKnown(word, names)))
        .toList();
  }

  /** A string in whole, or a name of the code; nothing of a comment. */
  private static Stream<String> words(MatchResult token) {
    return Stream.of(1, 2, 3).map(token::group).filter(text -> text != null);
  }

  private static boolean isKnown(String text, Set<String> names) {
    return text.contains("org.scoville.recipes")
        || names.contains(text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static Set<String> recipes() {
    return javaFiles(RECIPES).stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .filter(name -> !name.equals("package-info"))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
