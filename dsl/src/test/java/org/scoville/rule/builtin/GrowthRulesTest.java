package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class GrowthRulesTest {
  private static final Ingredient RESIZING =
      defaults("resizing", ProgressiveResizing.class).with("delayFraction", 0.4);
  private static final List<Rule> NOTES =
      List.of(
          GrowthRules.MEMORY_LATER,
          GrowthRules.LOADER_AT_FULL_SIZE,
          GrowthRules.EPOCHS_OF_OTHER_COST);
  private static final Ingredient RAMP = defaults("ramp", ResolutionRamp.class);

  private static RecipeSpec mild(double scale) {
    return plain(36).with(AlgorithmUse.of(RESIZING.with("initialScale", scale)));
  }

  private static RecipeSpec ffcv(int from, int to) {
    return plain(88)
        .with(Role.TRAIN, trainingFolder(192))
        .with(AlgorithmUse.of(RAMP.with("fromPixels", from).with("toPixels", to)));
  }

  @ParameterizedTest
  @CsvSource({"0.5, FIRES", "0.97, FIRES", "0.99, SILENT", "1, SILENT"})
  void imagesThatGrowAreTold(double scale, Verdict verdict) {
    assertThat(NOTES).allSatisfy(rule -> assertThat(rule.ask(mild(scale))).isEqualTo(verdict));
  }

  @ParameterizedTest
  @CsvSource({"160, 192, FIRES", "192, 192, SILENT", "192, 160, SILENT"})
  void soAreThoseOfARamp(int from, int to, Verdict verdict) {
    assertThat(NOTES).allSatisfy(rule -> assertThat(rule.ask(ffcv(from, to))).isEqualTo(verdict));
  }

  @Test
  void imagesOfUnknownSizeOrOfOneAreNotJudged() {
    RecipeSpec other =
        mild(0.5).with(Role.TRAIN, Ingredients.unknown("train", "com.example.Videos"));
    assertThat(new GrowthRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(other)).isEqualTo(SILENT))
        .allSatisfy(rule -> assertThat(rule.ask(plain(90))).isEqualTo(SILENT));
  }

  @Test
  void whatActsNowAndThenOrLaterShowsLargeImagesFromTheFirst() {
    RecipeSpec seldom = plain(36).with(AlgorithmUse.of(RESIZING).every(2));
    RecipeSpec later = plain(36).with(AlgorithmUse.of(RESIZING).within(0.1, 1));
    assertThat(GrowthRules.MEMORY_LATER.ask(seldom)).isEqualTo(SILENT);
    assertThat(GrowthRules.MEMORY_LATER.ask(later)).isEqualTo(SILENT);
  }

  @Test
  void theMessagesCountPixelsAndEpochs() {
    assertThat(GrowthRules.MEMORY_LATER.find(mild(0.5)).fact())
        .isEqualTo(
            "ProgressiveResizing grows images from 88 pixels a side to 176; from epoch 30 of 36 on"
                + " activations take 4x the memory of the first epoch");
    assertThat(GrowthRules.MEMORY_LATER.find(ffcv(160, 192)).fact())
        .contains("ResolutionRamp", "160", "to 192; from epoch 72 of 88", "1.44x");
    assertThat(GrowthRules.LOADER_AT_FULL_SIZE.find(mild(0.5)).fact())
        .contains("176 pixels", "sees 88", "4x the pixels");
    assertThat(GrowthRules.EPOCHS_OF_OTHER_COST.find(mild(0.5)).fact())
        .isEqualTo(
            "images grow: convolutions cost 4x as much in the last of 36 epochs as in the first, so"
                + " the first epoch's time underestimates the run");
  }

  @ParameterizedTest
  @CsvSource({"DEVICE, FIRES", "LOADER, SILENT"})
  void aLoaderThatMakesTheSizesDoesNoMoreThanItNeeds(String place, Verdict verdict) {
    Ingredient resizing = RESIZING.with("where", place);
    Rule rule = GrowthRules.LOADER_AT_FULL_SIZE;
    assertThat(rule.ask(plain(36).with(AlgorithmUse.of(resizing)))).isEqualTo(verdict);
    assertThat(
            rule.ask(
                plain(88).with(AlgorithmUse.of(RAMP.with("toPixels", 176).with("where", place)))))
        .isEqualTo(verdict);
    assertThat(GrowthRules.MEMORY_LATER.ask(plain(36).with(AlgorithmUse.of(resizing))))
        .isEqualTo(Verdict.FIRES);
  }

  @Test
  void theLoaderMakesTheSizesIfItCan() {
    assertThat(GrowthRules.LOADER_AT_FULL_SIZE.find(mild(0.5)).fix())
        .startsWith("set where = LOADER, ");
    RecipeSpec crops = plain(36).with(AlgorithmUse.of(RESIZING.with("mode", "CROP")));
    RecipeSpec padded =
        mild(0.5).with(Role.TRAIN, trainingFolder(176).with("randomCrop", "PADDED"));
    for (RecipeSpec recipe : List.of(crops, padded)) {
      assertThat(GrowthRules.LOADER_AT_FULL_SIZE.find(recipe).fix())
          .startsWith("check that the GPU does not wait")
          .endsWith("drop the resizing if it does");
    }
  }

  @Test
  void aWindowThatClosesBringsFullSizeAtOnce() {
    RecipeSpec recipe = plain(36).with(AlgorithmUse.of(RESIZING).within(0, 0.5));
    assertThat(GrowthRules.MEMORY_LATER.find(recipe).fact())
        .contains("to 176; from epoch 19 of 36");
    RecipeSpec once = plain(1).with(AlgorithmUse.of(RESIZING));
    assertThat(GrowthRules.MEMORY_LATER.ask(once)).isEqualTo(SILENT);
    RecipeSpec twice = plain(2).with(AlgorithmUse.of(RESIZING.with("finetuneFraction", 0.5)));
    assertThat(GrowthRules.MEMORY_LATER.find(twice).fact()).contains("to 176; from epoch 2 of 2");
  }

  @ParameterizedTest
  @CsvSource({"16, FIRES", "71, FIRES", "72, SILENT", "88, SILENT"})
  void aRampIsOverBeforeTheRun(int epochs, Verdict verdict) {
    Rule rule = GrowthRules.RAMP_CUT_SHORT;
    assertThat(rule.ask(ffcv(160, 192).epochs(epochs))).isEqualTo(verdict);
    assertThat(rule.ask(ffcv(192, 160).epochs(epochs))).isEqualTo(verdict);
    assertThat(rule.ask(ffcv(192, 192).epochs(epochs))).isEqualTo(SILENT);
    RecipeSpec closing = plain(epochs).with(AlgorithmUse.of(RAMP).within(0, 0.5));
    assertThat(rule.ask(closing)).isEqualTo(SILENT);
    assertThat(rule.ask(plain(epochs))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"20, 10, FIRES", "11, 10, FIRES", "10, 10, SILENT", "10, 20, SILENT"})
  void aRampEndsAfterItsStart(int start, int end, Verdict verdict) {
    RecipeSpec recipe =
        plain(88).with(AlgorithmUse.of(RAMP.with("startEpoch", start).with("endEpoch", end)));
    assertThat(GrowthRules.RAMP_BACKWARDS.ask(recipe)).isEqualTo(verdict);
    assertThat(GrowthRules.RAMP_BACKWARDS.ask(plain(88))).isEqualTo(SILENT);
    assertThat(GrowthRules.RAMP_BACKWARDS.find(recipe))
        .returns(RecipeLocation.hyperparameter("ramp", "endEpoch"), Finding::location)
        .returns("set startEpoch = %d and endEpoch = %d".formatted(end, start), Finding::fix);
  }

  @Test
  void whereTheRampWouldEndIsNamed() {
    assertThat(GrowthRules.RAMP_CUT_SHORT.find(ffcv(160, 192).epochs(16)))
        .returns(RecipeLocation.hyperparameter("ramp", "endEpoch"), Finding::location)
        .extracting(Finding::fact)
        .isEqualTo(
            "ResolutionRamp reaches 192 pixels in epoch 77, but the run ends after 16 epochs, at 160"
                + " pixels");
  }
}
