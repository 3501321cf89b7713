package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.data.FFCV;
import org.scoville.data.PackedImages;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class FfcvRulesTest {
  private static final RecipeSpec FAST = plain(135).with(Role.TRAIN, defaults("train", FFCV.class));

  private static RecipeSpec fast(Ingredient algorithm) {
    return FAST.with(AlgorithmUse.of(algorithm));
  }

  @ParameterizedTest
  @CsvSource({"0, SILENT", "1, FIRES", "2, FIRES"})
  void randAugmentGoesWithoutFfcv(int depth, Verdict verdict) {
    Ingredient randAugment = defaults("randAugment", RandAugment.class).with("depth", depth);
    assertThat(FfcvRules.FFCV_WITH_RANDAUGMENT.ask(fast(randAugment))).isEqualTo(verdict);
    assertThat(FfcvRules.FFCV_WITH_RANDAUGMENT.ask(plain(270).with(AlgorithmUse.of(randAugment))))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, SILENT", "2, 0, SILENT", "2, 0.5, FIRES"})
  void soDoesTimms(int layers, double probability, Verdict verdict) {
    Ingredient timm =
        defaults("timm", TimmRandAugment.class)
            .with("layers", layers)
            .with("probability", probability);
    assertThat(FfcvRules.FFCV_WITH_RANDAUGMENT.ask(fast(timm))).isEqualTo(verdict);
  }

  @Test
  void soDoesTrivialAugment() {
    Ingredient trivial = defaults("trivial", TrivialAugment.class);
    assertThat(FfcvRules.FFCV_WITH_RANDAUGMENT.ask(fast(trivial))).isEqualTo(FIRES);
  }

  @Test
  void bothAreNamedAtTheAugmentation() {
    Ingredient randAugment = defaults("augment", RandAugment.class).with("depth", 1);
    assertThat(FfcvRules.FFCV_WITH_RANDAUGMENT.find(fast(randAugment)))
        .returns(RecipeLocation.method("augment"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("RandAugment (depth 1)", "@Train's FFCV loads whole batches");
  }

  @Test
  void evaluationMayLoadWithFfcv() {
    RecipeSpec recipe =
        plain(270)
            .with(Role.EVALUATE, defaults("evaluate", FFCV.class).with("order", "SEQUENTIAL"))
            .with(AlgorithmUse.of(defaults("augment", RandAugment.class)));
    assertThat(new FfcvRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0.05, 0, FIRES",
    "false, 0, 0.05, FIRES",
    "false, 0, 0, SILENT",
    "true, 0.05, 0.05, SILENT",
  })
  void colOutOfSingleImagesGoesWithoutFfcv(
      boolean perBatch, double rows, double columns, Verdict verdict) {
    Ingredient colOut =
        defaults("colOut", ColOut.class)
            .with("perBatch", perBatch)
            .with("rowDrop", rows)
            .with("columnDrop", columns);
    assertThat(FfcvRules.FFCV_WITH_COLOUT_PER_IMAGE.ask(fast(colOut))).isEqualTo(verdict);
    assertThat(FfcvRules.FFCV_WITH_COLOUT_PER_IMAGE.ask(plain(90).with(AlgorithmUse.of(colOut))))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "RANDOM, true, SILENT, SILENT, SILENT",
    "RANDOM, false, FIRES, SILENT, SILENT",
    "QUASI_RANDOM, false, SILENT, FIRES, SILENT",
    "SEQUENTIAL, false, SILENT, SILENT, FIRES",
  })
  void eachOrderHasItsPrice(
      String order, boolean cache, Verdict random, Verdict quasi, Verdict sequential) {
    RecipeSpec recipe =
        plain(36)
            .with(
                Role.TRAIN,
                defaults("train", FFCV.class).with("order", order).with("osCache", cache));
    assertThat(FfcvRules.FFCV_RANDOM_WITHOUT_CACHE.ask(recipe)).isEqualTo(random);
    assertThat(FfcvRules.FFCV_QUASI_RANDOM.ask(recipe)).isEqualTo(quasi);
    assertThat(FfcvRules.FFCV_SEQUENTIAL.ask(recipe)).isEqualTo(sequential);
  }

  @Test
  void theSameOrderIsReportedForAnyLoaderThatHasIt() {
    RecipeSpec packed =
        plain(36)
            .with(Role.TRAIN, defaults("train", PackedImages.class).with("order", "SEQUENTIAL"));
    assertThat(FfcvRules.FFCV_SEQUENTIAL.find(packed))
        .returns(RecipeLocation.hyperparameter("train", "order"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .startsWith("PackedImages on @Train");
    assertThat(FfcvRules.FFCV_SEQUENTIAL.ask(packed)).isEqualTo(FIRES);
    assertThat(FfcvRules.FFCV_QUASI_RANDOM.ask(packed)).isEqualTo(SILENT);
  }

  @Test
  void theBatchOfAllDevicesIsReportedForFfcvOnly() {
    assertThat(FfcvRules.FFCV_BATCH.ask(FAST)).isEqualTo(FIRES);
    assertThat(FfcvRules.FFCV_BATCH.find(FAST).fact()).contains("2048");
    assertThat(FfcvRules.FFCV_BATCH.ask(plain(135))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"59, true, FIRES", "60, true, SILENT", "16, false, SILENT"})
  void theFirstEpochOfAShortRunReadsTheDisk(int epochs, boolean osCache, Verdict verdict) {
    Ingredient loader = defaults("train", FFCV.class).with("osCache", osCache);
    assertThat(FfcvRules.FFCV_FIRST_EPOCH.ask(plain(epochs).with(Role.TRAIN, loader)))
        .isEqualTo(verdict);
    assertThat(FfcvRules.FFCV_FIRST_EPOCH.ask(plain(16))).isEqualTo(SILENT);
    assertThat(FfcvRules.FFCV_FIRST_EPOCH.find(plain(1).with(Role.TRAIN, loader)).fact())
        .startsWith("FFCV's only epoch reads");
  }
}
