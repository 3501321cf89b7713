package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class ResolutionRulesTest {
  private static final Ingredient RESIZING = defaults("resizing", ProgressiveResizing.class);

  private static RecipeSpec with(Ingredient algorithm) {
    return plain(90).with(AlgorithmUse.of(algorithm));
  }

  private static Ingredient held(double delay, double finetune) {
    return RESIZING.with("delayFraction", delay).with("finetuneFraction", finetune);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.2, SILENT, SILENT",
    "0.7, 0.3, SILENT, FIRES",
    "0.3, 0.7, SILENT, FIRES",
    "1, 0, SILENT, FIRES",
    "0.7, 0.31, FIRES, SILENT",
    "1, 1, FIRES, SILENT",
  })
  void delayAndFinetuningLeaveARamp(double delay, double finetune, Verdict error, Verdict note) {
    assertThat(ResolutionRules.FRACTIONS.ask(with(held(delay, finetune)))).isEqualTo(error);
    if (error == SILENT) {
      assertThat(ResolutionRules.NO_RAMP.ask(with(held(delay, finetune)))).isEqualTo(note);
    }
  }

  @Test
  void theFractionsAreNamed() {
    assertThat(ResolutionRules.FRACTIONS.find(with(held(0.7, 0.4))))
        .returns(RecipeLocation.hyperparameter("resizing", "finetuneFraction"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("0.7", "0.4");
    assertThat(ResolutionRules.NO_RAMP.find(with(held(0.6, 0.4))).fact())
        .contains("0.6", "0.4", "scale 0.5");
  }

  @ParameterizedTest
  @CsvSource({
    "176, 4, 0.5, SILENT",
    "177, 4, 0.5, FIRES",
    "177, 4, 1, SILENT",
    "177, 1, 0.5, SILENT",
    "176, 32, 0.5, FIRES",
  })
  void theCropIsAMultipleOfTheIncrement(int crop, int increment, double scale, Verdict verdict) {
    RecipeSpec recipe =
        with(RESIZING.with("sizeIncrement", increment).with("initialScale", scale))
            .with(Role.TRAIN, trainingFolder(crop));
    assertThat(ResolutionRules.SIZE_INCREMENT.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 'set sizeIncrement = 44'",
    "32, 'set sizeIncrement = 22, or crop to a multiple of 32'",
  })
  void theProposedIncrementLeavesARampFrom88To176(int increment, String fix) {
    RecipeSpec recipe = with(RESIZING.with("sizeIncrement", increment));
    assertThat(ResolutionRules.SIZE_INCREMENT.find(recipe).fix()).isEqualTo(fix);
  }

  @Test
  void whatFullSizeBecomesIsNamed() {
    RecipeSpec below = with(RESIZING).with(Role.TRAIN, trainingFolder(177));
    assertThat(ResolutionRules.SIZE_INCREMENT.find(below).fact()).contains("177", "resized to 176");
    RecipeSpec above = with(RESIZING).with(Role.TRAIN, trainingFolder(167));
    assertThat(ResolutionRules.SIZE_INCREMENT.find(above).fact())
        .contains("167", "the last step to full size");
  }

  @ParameterizedTest
  @CsvSource({
    "RESIZE, RESIZED, SILENT",
    "RESIZE, PADDED, FIRES",
    "CROP, RESIZED, FIRES",
    "CROP, PADDED, SILENT",
  })
  void theModeSuitsTheImages(String mode, String crop, Verdict verdict) {
    RecipeSpec recipe =
        with(RESIZING.with("mode", mode))
            .with(Role.TRAIN, trainingFolder(176).with("randomCrop", crop));
    assertThat(ResolutionRules.MODE.ask(recipe)).isEqualTo(verdict);
    assertThat(ResolutionRules.MODE.find(recipe).fact()).contains("mode = " + mode);
  }

  @ParameterizedTest
  @CsvSource({"RESIZE, NEAREST, SILENT", "RESIZE, BILINEAR, FIRES", "CROP, BILINEAR, SILENT"})
  void thePublishedRunsTookTheNearestPixel(String mode, String interpolation, Verdict verdict) {
    RecipeSpec recipe = with(RESIZING.with("mode", mode).with("interpolation", interpolation));
    assertThat(ResolutionRules.INTERPOLATION.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theLoaderHasAnInterpolationOfItsOwn() {
    RecipeSpec recipe = with(RESIZING.with("interpolation", "BILINEAR").with("where", "LOADER"));
    assertThat(ResolutionRules.INTERPOLATION.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void theLoadersSizesHaveNoModeToChoose() {
    Ingredient padded = trainingFolder(176).with("randomCrop", "PADDED");
    for (String place : List.of("DEVICE", "LOADER")) {
      RecipeSpec recipe = with(RESIZING.with("where", place)).with(Role.TRAIN, padded);
      assertThat(ResolutionRules.MODE.ask(recipe))
          .isEqualTo(place.equals("DEVICE") ? FIRES : SILENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.051, FIRES", "1, 0.051, SILENT", "0.5, 0.05, SILENT"})
  void colOutSavesLessOnSmallImages(double scale, double drop, Verdict verdict) {
    Ingredient colOut =
        defaults("colOut", ColOut.class).with("rowDrop", drop).with("columnDrop", drop);
    RecipeSpec recipe = with(RESIZING.with("initialScale", scale)).with(AlgorithmUse.of(colOut));
    assertThat(ResolutionRules.COLOUT_TOO.ask(recipe)).isEqualTo(verdict);
  }

  private static Ingredient ramp(int from, int to, int start, int end) {
    return defaults("ramp", ResolutionRamp.class)
        .with("fromPixels", from)
        .with("toPixels", to)
        .with("startEpoch", start)
        .with("endEpoch", end);
  }

  private static Verdict ramp(RecipeSpec recipe) {
    return ResolutionRules.RAMP_LARGER_THAN_IMAGES.ask(recipe);
  }

  @ParameterizedTest
  @CsvSource({
    "192, 160, 192, 65, 76, SILENT",
    "191, 160, 192, 65, 76, FIRES",
    "176, 160, 192, 65, 76, FIRES",
    "176, 192, 160, 65, 76, FIRES",
    "176, 160, 192, 65, 90, FIRES",
    "176, 160, 192, 89, 90, SILENT",
    "176, 160, 176, 65, 76, SILENT",
  })
  void theLoaderGivesAllPixelsThatTheRampAsksFor(
      int crop, int from, int to, int start, int end, Verdict verdict) {
    RecipeSpec folder = with(ramp(from, to, start, end)).with(Role.TRAIN, trainingFolder(crop));
    RecipeSpec ffcv = folder.with(Role.TRAIN, defaults("train", FFCV.class).with("crop", crop));
    assertThat(ramp(folder)).isEqualTo(verdict);
    assertThat(ramp(ffcv)).isEqualTo(verdict);
  }

  @Test
  void onlyItsWindowCounts() {
    RecipeSpec early = plain(90).with(AlgorithmUse.of(ramp(160, 192, 65, 76)).within(0, 0.7));
    assertThat(ramp(early)).isEqualTo(SILENT);
    RecipeSpec whole = plain(90).with(AlgorithmUse.of(ramp(160, 192, 65, 76)).within(0.5, 1));
    assertThat(ResolutionRules.RAMP_LARGER_THAN_IMAGES.find(whole).fact()).contains("192", "176");
  }

  @Test
  void imagesOfUnknownSizeAreNotJudged() {
    RecipeSpec recipe =
        with(ramp(160, 192, 65, 76))
            .with(Role.TRAIN, Ingredients.unknown("train", "com.example.Tars"));
    assertThat(new ResolutionRules().rules())
        .allSatisfy(
            rule ->
                assertThat(rule.ask(recipe))
                    .isEqualTo(rule.needs().contains(DataFact.IMAGE_SIZE) ? UNKNOWN : SILENT));
  }
}
