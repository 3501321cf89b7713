package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.fact.TakesSecondPass;
import org.scoville.ingredient.StepRule;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Verdict;

class SharpnessRulesTest {
  private static RecipeSpec recipe(int epochs, double rho, int every) {
    return plain(epochs).with(sam(rho).every(every));
  }

  @ParameterizedTest
  @CsvSource({"59, FIRES", "60, SILENT"})
  void samIsWarnedAboutBelowSixtyEpochs(int epochs, Verdict verdict) {
    assertThat(SharpnessRules.SAM_IN_A_SHORT_RUN.ask(recipe(epochs, 0.5, 10))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "180, 5, FIRES",
    "181, 5, SILENT",
    "180, 6, SILENT",
    "180, 1, FIRES",
    "90, 10, SILENT",
  })
  void samIsTooFrequentUpToEveryFiveAndUpTo180Epochs(int epochs, int every, Verdict verdict) {
    assertThat(SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN.ask(recipe(epochs, 0.05, every)))
        .isEqualTo(verdict);
  }

  @Test
  void onEveryBatchTheWarningSpeaksOfCost() {
    assertThat(SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN.find(recipe(90, 0.05, 1)))
        .returns(RecipeLocation.role("sam", "every"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("100 % more passes")
        .doesNotContain("gains nothing");
    assertThat(SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN.find(recipe(90, 0.25, 5)).fact())
        .contains("every 5 batches", "in Hot at 180 epochs");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.9, 1, SILENT", "1, 0.8, 1, FIRES", "5, 0.5, 1, SILENT", "2, 0.4, 0.8, FIRES"})
  void aWindowMakesItSeldom(int every, double from, double until, Verdict verdict) {
    RecipeSpec recipe = plain(90).with(sam(0.05 * every).every(every).within(from, until));
    assertThat(SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theCostIsThatOfTheWindow() {
    RecipeSpec recipe = plain(90).with(sam(0.1).every(2).within(0.5, 1));
    assertThat(SharpnessRules.SAM_OFTEN_IN_A_MIDDLING_RUN.find(recipe).fact())
        .isEqualTo(
            "SAM every 2 batches costs about 25 % more passes in a run of 90 epochs; in Hot at 180"
                + " epochs every 5 batches gained nothing over every 10");
    assertThat(SharpnessRules.SAM_COST.find(recipe).fact()).contains("25 %");
    assertThat(SharpnessRules.SAM_IN_A_SHORT_RUN.find(recipe.epochs(30)).fact()).contains("25 %");
  }

  @Test
  void inAShortRunTheIntervalIsReportedToo() {
    RuleBook book = RuleBook.of(new SharpnessRules().rules());
    assertThat(book.judge(recipe(59, 0.25, 5)).findings())
        .extracting(Finding::id)
        .containsExactly("sam-short-run", "sam-interval-vs-duration");
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1, SILENT",
    "0.35, 10, SILENT",
    "0.65, 10, SILENT",
    "0.349, 10, FIRES",
    "0.651, 10, FIRES",
    "0.05, 10, FIRES",
    "0.5, 5, SILENT",
    "0.51, 5, FIRES",
    "0.25, 5, SILENT",
  })
  void rhoFitsItsIntervalFromSeventyTo130Percent(double rho, int every, Verdict verdict) {
    assertThat(SharpnessRules.SAM_RADIUS_AGAINST_INTERVAL.ask(recipe(270, rho, every)))
        .isEqualTo(verdict);
  }

  @Test
  void theUsualRhoIsNamed() {
    assertThat(SharpnessRules.SAM_RADIUS_AGAINST_INTERVAL.find(recipe(270, 0.05, 10)))
        .returns(RecipeLocation.hyperparameter("sam", "rho"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("rho is 0.05 every 10 batches", "0.5 every 10");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 5, FIRES", "0.5, 10, SILENT", "0.25, 5, SILENT"})
  void hotsOwnRhoIsANote(double rho, int every, Verdict verdict) {
    assertThat(SharpnessRules.HOT_RADIUS.severity()).isEqualTo(Severity.NOTE);
    assertThat(SharpnessRules.HOT_RADIUS.ask(recipe(270, rho, every))).isEqualTo(verdict);
  }

  @Test
  void withoutSamNothingIsSaid() {
    assertThat(new SharpnessRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(plain(30))).isEqualTo(SILENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void anIntervalOutOfRangeIsLeftToTheRangeError(int every) {
    assertThat(new SharpnessRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe(30, 0.5, every))).isNotEqualTo(FIRES));
  }

  @ParameterizedTest
  @CsvSource({"9, FIRES", "10, SILENT", "1, FIRES"})
  void theCostIsReported(int every, Verdict verdict) {
    assertThat(SharpnessRules.SAM_COST.ask(recipe(270, 0.5, every))).isEqualTo(verdict);
    assertThat(SharpnessRules.SAM_COST.find(recipe(270, 0.25, 5)))
        .returns(RecipeLocation.role("sam", "every"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("every 5 batches", "20 %");
  }

  /** An algorithm of a plug-in that takes a second pass. */
  private record Twice() implements StepRule, TakesSecondPass {}

  @Test
  void everySecondPassHasItsCost() {
    RecipeSpec recipe =
        plain(270).with(AlgorithmUse.of(Ingredient.of("twice", new Twice())).every(4));
    assertThat(SharpnessRules.SAM_COST.ask(recipe)).isEqualTo(Verdict.FIRES);
    assertThat(SharpnessRules.SAM_COST.find(recipe))
        .returns(RecipeLocation.role("twice", "every"), Finding::location)
        .returns(
            "Twice every 4 batches costs about 25 % more forward and backward passes",
            Finding::fact);
  }

  @Test
  void theCostYieldsToTheIntervalWhoseRemedyRemovesIt() {
    RuleBook book = RuleBook.of(new SharpnessRules().rules());
    for (int epochs : new int[] {59, 180}) {
      assertThat(book.judge(recipe(epochs, 0.25, 5)).findings())
          .extracting(Finding::id)
          .contains("sam-interval-vs-duration")
          .doesNotContain("sam-cost");
    }
  }
}
