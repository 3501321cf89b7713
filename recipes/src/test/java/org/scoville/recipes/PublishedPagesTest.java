package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;
import org.scoville.runtime.wiring.CompiledRecipe;

/** Every recipe says what was published of it, as data, and the rest in its doc comment. */
class PublishedPagesTest {
  private static final Path SOURCES = Path.of("src/main/java/org/scoville/recipes");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }

  static List<RecipeSpec> recipes() {
    return ServiceLoader.load(CompiledRecipe.class).stream()
        .map(provider -> provider.get().spec())
        .toList();
  }

  static List<RecipeSpec> ablations() {
    return recipes().stream().filter(recipe -> recipe.name().contains(".ablation.")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void aRecipeNamesItsAncestorTheDifferencesAndTheUnknowns(Path recipe) throws IOException {
    String text = Files.readString(recipe);
    int start = text.indexOf("/**");
    assertThat(text.substring(start, text.indexOf("*/", start)))
        .containsSubsequence("Reproduced here: ", "Descends from ", "differ", "unknown");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void everyRecipeHasResultsOfItsOwn(RecipeSpec recipe) {
    Publication own = recipe.lineage().published().orElseThrow();
    assertThat(own.recipe()).isEqualTo(recipe.name());
    assertThat(own.results())
        .allSatisfy(
            result -> {
              assertThat(result.hasFigure()).isTrue();
              assertThat(result.source()).matches(".+ <.+>");
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ablations")
  void anAblationIsARowOfATableAndStandsForNoRecipe(RecipeSpec recipe) {
    Publication own = recipe.lineage().published().orElseThrow();
    assertThat(own.standsForItself()).isFalse();
    assertThat(recipe.lineage().standing()).isPresent();
    assertThat(own.results())
        .singleElement()
        .extracting(Result::source)
        .asString()
        .contains("Table ");
    assertThat(own.results())
        .extracting(Result::epochs)
        .allMatch(epochs -> epochs == 0 || epochs == recipe.epochs());
  }
}
