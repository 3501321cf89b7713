package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.model.ResNet;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class RunRulesTest {
  /** 100 batches in 10 epochs. */
  private static final RecipeSpec HUNDRED = plain(10).batchSize(10).data(100, 10);

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, SILENT",
    "100, 0, 1, SILENT",
    "101, 0, 1, FIRES",
    "60, 0.7, 1, FIRES",
    "60, 0.5, 0.61, SILENT",
    "1, 0.5, 0.502, SILENT",
    "1, 0.501, 0.502, FIRES"
  })
  void anIntervalBeyondTheRunNeverComes(int every, double from, double until, Verdict verdict) {
    RecipeSpec recipe = HUNDRED.with(mixUp(0.2).every(every).within(from, until));
    assertThat(RunRules.NEVER_ACTS.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theOneThatNeverActsIsPointedAt() {
    RecipeSpec recipe = HUNDRED.with(mixUp(0.2)).with(sam(0.5).every(100_000));
    assertThat(RunRules.NEVER_ACTS.find(recipe))
        .returns(RecipeLocation.role("sam", "every"), Finding::location)
        .returns(
            "the run has 100 batches, in which SAM every 100000 batches never acts", Finding::fact);
  }

  @Test
  void whileTheDataIsOpenOnlyALongIntervalIsAQuestion() {
    RecipeSpec open = HUNDRED.data(0, 10);
    assertThat(RunRules.NEVER_ACTS.ask(open.with(mixUp(0.2).every(10)))).isEqualTo(SILENT);
    assertThat(RunRules.NEVER_ACTS.ask(open.with(mixUp(0.2).every(11)))).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"16, 1, FIRES", "14, 2, FIRES", "28, 1, FIRES", "29, 1, SILENT", "15, 2, SILENT"})
  void aRunHasStepsEnoughForItsBatchNorms(int epochs, int batches, Verdict verdict) {
    RecipeSpec recipe = plain(epochs).batchSize(64).data(64L * batches, 10);
    assertThat(RunRules.FEW_STEPS.ask(recipe)).isEqualTo(verdict);
    assertThat(RunRules.FEW_STEPS.ask(recipe.data(0, 10)))
        .isEqualTo(epochs < 29 ? UNKNOWN : SILENT);
  }

  @Test
  void statisticsOfATrainedNetworkAreNoStartToGetAwayFrom() {
    RecipeSpec recipe =
        plain(16)
            .batchSize(64)
            .data(64, 10)
            .with(Role.MODEL, defaults("model", ResNet.class).with("pretrained", true));
    assertThat(RunRules.FEW_STEPS.ask(recipe)).isEqualTo(SILENT);
    assertThat(RunRules.FEW_STEPS.ask(recipe.data(0, 10))).isEqualTo(SILENT);
  }

  @Test
  void sixteenStepsAreReportedWithTheShareOfInitialStatistics() {
    RecipeSpec recipe = plain(16).batchSize(2048).data(2100, 10);
    assertThat(RunRules.FEW_STEPS.find(recipe))
        .returns(RecipeLocation.recipe("batchSize"), Finding::location)
        .returns("set batchSize = 1050 or less, or train for more epochs", Finding::fix)
        .extracting(Finding::fact)
        .isEqualTo(
            "the run has 16 steps (16 epochs of 1 batch), and 18.5 % of the batch-norm statistics"
                + " are still their initial values");
  }

  @ParameterizedTest
  @CsvSource({"128, SILENT", "129, SILENT", "127, FIRES", "0, UNKNOWN"})
  void theDataFillABatch(long samples, Verdict verdict) {
    assertThat(RunRules.BATCH_LARGER_THAN_DATA.ask(plain(16).batchSize(128).data(samples, 10)))
        .isEqualTo(verdict);
  }

  @Test
  void theBatchIsNamedAtTheRecipe() {
    assertThat(RunRules.BATCH_LARGER_THAN_DATA.find(plain(16).batchSize(128).data(100, 10)))
        .returns(RecipeLocation.recipe("batchSize"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("128", "100");
  }

  @ParameterizedTest
  @CsvSource({
    "1281167, 2048, SILENT",
    "60000, 128, SILENT",
    "10099, 100, SILENT",
    "9900, 100, SILENT",
    "9999, 100, SILENT",
    "9900, 9800, FIRES",
    "10000, 9901, SILENT",
    "10000, 9900, FIRES",
    "3000, 2048, FIRES",
    "100, 128, SILENT"
  })
  void theRestOfAnEpochIsTold(long images, int batchSize, Verdict verdict) {
    RecipeSpec recipe = plain(16).batchSize(batchSize).data(images, 10);
    assertThat(RunRules.REST_OF_AN_EPOCH.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void howMuchIsLeftOutIsNamed() {
    RecipeSpec recipe = plain(16).batchSize(2048).data(3000, 10);
    assertThat(RunRules.REST_OF_AN_EPOCH.find(recipe).fact())
        .isEqualTo(
            "batches of 2048 leave out 952 of the 3000 training images (31.7 %) in each epoch, different"
                + " ones each time");
    assertThat(RunRules.REST_OF_AN_EPOCH.ask(recipe.data(0, 10))).isEqualTo(UNKNOWN);
  }
}
