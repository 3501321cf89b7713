package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.colOut;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.timmRandAugment;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class AugmentationRulesTest {
  private static final RuleBook BOOK = RuleBook.load(AugmentationRulesTest.class.getClassLoader());

  @ParameterizedTest
  @CsvSource({"0, SILENT, SILENT", "1, SILENT, SILENT", "2, FIRES, SILENT", "3, FIRES, FIRES"})
  void oneOperationIsEnough(int depth, Verdict two, Verdict three) {
    RecipeSpec recipe = plain(120).with(randAugment(depth));
    assertThat(AugmentationRules.TWO_OPERATIONS.ask(recipe)).isEqualTo(two);
    assertThat(AugmentationRules.THREE_OPERATIONS.ask(recipe)).isEqualTo(three);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.5, SILENT, SILENT",
    "2, 1, FIRES, SILENT",
    "2, 0.99, SILENT, SILENT",
    "3, 0.3, SILENT, SILENT",
    "4, 0.5, FIRES, SILENT",
    "3, 0.9999999999999999, FIRES, FIRES",
    "10, 0.3, FIRES, FIRES",
    "10, 0.29, FIRES, SILENT",
  })
  void operationsAreCountedByTheirProbability(
      int layers, double probability, Verdict two, Verdict three) {
    RecipeSpec recipe = plain(120).with(timmRandAugment(layers, probability));
    assertThat(AugmentationRules.TWO_OPERATIONS.ask(recipe)).isEqualTo(two);
    assertThat(AugmentationRules.THREE_OPERATIONS.ask(recipe)).isEqualTo(three);
  }

  @ParameterizedTest
  @CsvSource({"2, 2, SILENT", "4, 2, FIRES", "2, 1, FIRES"})
  void operationsAreCountedByTheirIntervalToo(int depth, int every, Verdict verdict) {
    RecipeSpec recipe = plain(270).with(randAugment(depth).every(every));
    assertThat(AugmentationRules.TWO_OPERATIONS.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 1, 0, 1, SILENT",
    "false, 2, 0, 1, FIRES",
    "false, 1, 0.1, 1, FIRES",
    "false, 1, 0, 0.9, FIRES",
    "true, 2, 0.1, 0.9, SILENT",
  })
  void colOutOfSingleImagesActsAlways(
      boolean perBatch, int every, double from, double until, Verdict verdict) {
    AlgorithmUse use =
        AlgorithmUse.of(defaults("colOut", ColOut.class).with("perBatch", perBatch))
            .every(every)
            .within(from, until);
    assertThat(AugmentationRules.IMAGES_TIMED.ask(plain(270).with(use))).isEqualTo(verdict);
  }

  @Test
  void ofThreeOperationsNoSecondWarningSpeaksOfTwo() {
    assertThat(BOOK.judge(plain(120).with(randAugment(3))).findings())
        .extracting(Finding::id)
        .containsExactly("randaugment-depth-three", "cpu-augment-bottleneck");
    assertThat(AugmentationRules.TWO_OPERATIONS.find(plain(120).with(timmRandAugment(4, 0.5))))
        .returns(RecipeLocation.hyperparameter("timmRandAugment", "layers"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("applies 2 operations");
  }

  @ParameterizedTest
  @CsvSource({"59, FIRES", "60, SILENT"})
  void operationsAreForLongerRuns(int epochs, Verdict verdict) {
    for (AlgorithmUse use :
        new AlgorithmUse[] {randAugment(1), timmRandAugment(2, 0.5), use(TrivialAugment.class)}) {
      assertThat(AugmentationRules.OPERATIONS_IN_A_SHORT_RUN.ask(plain(epochs).with(use)))
          .isEqualTo(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({"30, SILENT", "240, FIRES"})
  void operationsThatAreNeverDoneAreNone(int epochs, Verdict needed) {
    for (AlgorithmUse use : new AlgorithmUse[] {randAugment(0), timmRandAugment(2, 0)}) {
      RecipeSpec recipe = plain(epochs).with(use);
      assertThat(AugmentationRules.OPERATIONS_IN_A_SHORT_RUN.ask(recipe)).isEqualTo(SILENT);
      assertThat(AugmentationRules.NO_OPERATIONS_IN_A_LONG_RUN.ask(recipe)).isEqualTo(needed);
    }
  }

  @ParameterizedTest
  @CsvSource({"239, SILENT", "240, FIRES"})
  void longRunsNeedOperations(int epochs, Verdict verdict) {
    Rule rule = AugmentationRules.NO_OPERATIONS_IN_A_LONG_RUN;
    RecipeSpec recipe = plain(epochs).with(mixUp(0.2));
    assertThat(rule.ask(recipe)).isEqualTo(verdict);
    assertThat(rule.ask(recipe.with(randAugment(1)))).isEqualTo(SILENT);
    assertThat(rule.ask(recipe.with(use(TrivialAugment.class)))).isEqualTo(SILENT);
    assertThat(rule.find(recipe).fact()).contains(epochs + " epochs", "ImageNet", "79.87 %");
  }

  @ParameterizedTest
  @CsvSource({
    "0.15, 0.15, SILENT",
    "0.1500000000001, 0.15, SILENT",
    "0.16, 0.15, FIRES",
    "0, 0.16, FIRES",
    "0.05, 0.05, SILENT",
  })
  void colOutDropsFifteenPercentAtMost(double rows, double columns, Verdict verdict) {
    RecipeSpec recipe =
        plain(120)
            .with(
                AlgorithmUse.of(
                    defaults("colOut", ColOut.class)
                        .with("rowDrop", rows)
                        .with("columnDrop", columns)));
    assertThat(AugmentationRules.TOO_MANY_LINES.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void bothSharesOfColOutAreNamed() {
    RecipeSpec recipe = plain(120).with(colOut(0.3));
    assertThat(AugmentationRules.TOO_MANY_LINES.ask(recipe)).isEqualTo(FIRES);
    assertThat(AugmentationRules.TOO_MANY_LINES.find(recipe))
        .returns(RecipeLocation.method("colOut"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("0.3 of the rows", "0.3 of the columns");
  }

  @ParameterizedTest
  @CsvSource({"0, SILENT", "1, FIRES", "2, FIRES"})
  void operationsOnImagesAreTheHosts(int depth, Verdict verdict) {
    RecipeSpec recipe = plain(270).with(randAugment(depth));
    assertThat(AugmentationRules.OPERATIONS_ON_THE_HOST.ask(recipe)).isEqualTo(verdict);
    assertThat(AugmentationRules.OPERATIONS_ON_THE_HOST.ask(plain(270))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "270, 1, cpu-augment-bottleneck",
    "59, 1, randaugment-in-short-run",
    "270, 2, randaugment-depth-two",
    "270, 3, randaugment-depth-three"
  })
  void workOnTheHostIsReportedBesideOtherFindings(int epochs, int depth, String id) {
    RecipeSpec recipe = plain(epochs).with(randAugment(depth));
    assertThat(RuleBook.load(RuleBook.class.getClassLoader()).judge(recipe).findings())
        .extracting(Finding::id)
        .filteredOn(found -> found.contains("augment"))
        .contains(id, "cpu-augment-bottleneck");
  }
}
