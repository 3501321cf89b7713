package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;
import org.scoville.sample.Recipes;

class PublishedRecipesTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  static Stream<Arguments> publishedRecipesAndTheirWarnings() {
    return Stream.of(
        Arguments.of("Mild", Recipes.mild(18), List.of("warmup-large-fraction")),
        Arguments.of("Mild", Recipes.mild(29), List.of()),
        Arguments.of("Mild", Recipes.mild(36), List.of()),
        Arguments.of("Mild", Recipes.mild(60), List.of()),
        Arguments.of("Medium", Recipes.medium(60), List.of()),
        Arguments.of("Medium", Recipes.medium(90), List.of()),
        Arguments.of("Medium", Recipes.medium(239), List.of()),
        Arguments.of("Hot", Recipes.hot(180), List.of("sam-interval-vs-duration")),
        Arguments.of("Hot", Recipes.hot(240), List.of()),
        Arguments.of("Hot", Recipes.hot(270), List.of()),
        Arguments.of("Hot", Recipes.hot(450), List.of()),
        Arguments.of("NVIDIA", Recipes.nvidia(90), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publishedRecipesAndTheirWarnings")
  void noPublishedRecipeGetsAnErrorOrAnUnexpectedWarning(
      String name, RecipeSpec recipe, List<String> warnings) {
    RuleReport report = BOOK.judge(recipe);
    assertThat(report.open(Severity.ERROR)).as(name).isEmpty();
    assertThat(report.open(Severity.WARNING)).as(name).extracting(Finding::id).isEqualTo(warnings);
    assertThat(report.unknown()).as(name).isEmpty();
  }

  @Test
  void hotsRhoAndNvidiasSizesAreNotes() {
    assertThat(BOOK.judge(Recipes.hot(270)).open(Severity.NOTE))
        .extracting(Finding::id)
        .containsExactlyInAnyOrder("sam-rho-as-in-hot", "sam-cost");
    assertThat(BOOK.judge(Recipes.hot(270)).open(Severity.CAVEAT))
        .extracting(Finding::id)
        .containsExactlyInAnyOrder(
            "cpu-augment-bottleneck", "stochastic-depth-eval-scaling", "ema-eval-wrong-weights");
    assertThat(BOOK.judge(Recipes.nvidia(90)).open(Severity.NOTE))
        .extracting(Finding::id)
        .containsExactly("fixres-relation-large");
  }

  @Test
  void noPublishedRecipeGetsAnErrorBeforeItsDataIsOpened() {
    RuleReport report = BOOK.judge(Recipes.hot(270).data(0, 0));
    assertThat(report.open(Severity.ERROR)).isEmpty();
    assertThat(report.unknown())
        .extracting(Rule::id)
        .containsExactlyInAnyOrder(
            "ema-half-life-vs-run",
            "ema-batch-norm-statistics",
            "softmax-of-one-class",
            "batch-larger-than-data",
            "drop-last-train");
  }
}
