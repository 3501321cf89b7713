package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class DataRulesTest {
  private static RecipeSpec recipe(int train, int resize, int crop) {
    return plain(36)
        .with(Role.TRAIN, trainingFolder(train))
        .with(Role.EVALUATE, evaluationFolder(resize, crop));
  }

  @ParameterizedTest
  @CsvSource({"223, 224, FIRES", "224, 224, SILENT", "232, 224, SILENT", "0, 224, SILENT"})
  void anEvaluationCropFitsIntoTheResizedImage(int resize, int crop, Verdict verdict) {
    assertThat(DataRules.EVALUATION_CROP_LARGER_THAN_IMAGE.ask(recipe(176, resize, crop)))
        .isEqualTo(verdict);
  }

  @Test
  void theTwoSizesAreNamedAtTheEvaluation() {
    assertThat(DataRules.EVALUATION_CROP_LARGER_THAN_IMAGE.find(recipe(176, 200, 224)))
        .returns(RecipeLocation.hyperparameter("evaluate", "resize"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("200", "224");
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.find(recipe(176, 0, 160)))
        .returns(RecipeLocation.hyperparameter("evaluate", "crop"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("176", "160");
  }

  @ParameterizedTest
  @CsvSource({"88, SILENT, SILENT", "77, FIRES, SILENT", "71, SILENT, SILENT", "40, SILENT, FIRES"})
  void theSizeOfTheLastEpochCounts(int epochs, Verdict atTrainingSize, Verdict farApart) {
    RecipeSpec ramped =
        recipe(192, 0, epochs == 40 ? 256 : epochs == 88 ? 224 : 192)
            .epochs(epochs)
            .with(
                AlgorithmUse.of(
                    defaults("ramp", ResolutionRamp.class)
                        .with("fromPixels", 160)
                        .with("toPixels", 192)
                        .with("startEpoch", 65)
                        .with("endEpoch", 76)));
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(ramped)).isEqualTo(atTrainingSize);
    assertThat(DataRules.SIZES_FAR_APART.ask(ramped)).isEqualTo(farApart);
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "0.99, FIRES", "0.08, FIRES"})
  void wholeImagesAreNotEnlarged(double minArea, Verdict verdict) {
    for (Ingredient training :
        List.of(
            trainingFolder(176).with("minArea", minArea),
            defaults("train", FFCV.class).with("crop", 176).with("minArea", minArea))) {
      assertThat(
              DataRules.EVALUATION_AT_TRAINING_SIZE.ask(
                  recipe(176, 0, 176).with(Role.TRAIN, training)))
          .isEqualTo(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "176, 176, FIRES, SILENT",
    "176, 175, FIRES, SILENT",
    "176, 177, SILENT, SILENT",
    "224, 223, FIRES, SILENT",
    "224, 224, SILENT, FIRES",
    "256, 224, SILENT, FIRES",
    "224, 225, SILENT, SILENT",
  })
  void evaluationAtTheTrainingSizeIsAWarningBelow224PixelsAndANoteAbove(
      int train, int evaluate, Verdict warning, Verdict note) {
    RecipeSpec recipe = recipe(train, 0, evaluate);
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(recipe)).isEqualTo(warning);
    assertThat(DataRules.LARGE_EVALUATION_AT_TRAINING_SIZE.ask(recipe)).isEqualTo(note);
  }

  @ParameterizedTest
  @CsvSource({"RESIZED, FIRES", "PADDED, SILENT", "NONE, SILENT"})
  void onlyRandomResizedCropsMakeObjectsLarger(String crop, Verdict verdict) {
    RecipeSpec recipe =
        recipe(176, 0, 176).with(Role.TRAIN, trainingFolder(176).with("randomCrop", crop));
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void otherDataIsNotJudged() {
    RecipeSpec recipe =
        plain(16)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"));
    assertThat(new DataRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }

  @ParameterizedTest
  @CsvSource({
    "144, 224, FIRES",
    "130, 200, SILENT",
    "129, 200, FIRES",
    "176, 224, SILENT",
    "190, 200, SILENT",
    "191, 200, FIRES",
    "200, 200, SILENT",
    "224, 200, SILENT",
  })
  void theSizesAreNeitherFarApartNorNearlyTheSame(int train, int evaluate, Verdict verdict) {
    assertThat(DataRules.SIZES_FAR_APART.ask(recipe(train, 0, evaluate))).isEqualTo(verdict);
    RecipeSpec fixed =
        recipe(train, 0, evaluate)
            .with(Role.TRAIN, trainingFolder(train).with("randomCrop", "PADDED"));
    assertThat(DataRules.SIZES_FAR_APART.ask(fixed)).isEqualTo(SILENT);
  }

  @Test
  void theRatioOfTheSizesIsNamed() {
    assertThat(DataRules.SIZES_FAR_APART.find(recipe(112, 0, 224)))
        .returns(RecipeLocation.hyperparameter("evaluate", "crop"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("112", "224", "0.5");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 170, SILENT",
    "200, 169, FIRES",
    "256, 224, SILENT",
    "0, 224, SILENT",
    "200, 224, SILENT",
  })
  void evaluationSeesMostOfTheImage(int resize, int crop, Verdict verdict) {
    assertThat(DataRules.UNUSUAL_EVALUATION_CROP.ask(recipe(128, resize, crop))).isEqualTo(verdict);
  }

  @Test
  void ffcvsImagesAreHeldToTheSame() {
    RecipeSpec recipe =
        plain(36)
            .with(Role.TRAIN, defaults("train", FFCV.class).with("crop", 176))
            .with(
                Role.EVALUATE,
                defaults("evaluate", FFCV.class).with("crop", 176).with("centerCropRatio", 0.5));
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.ask(recipe)).isEqualTo(Verdict.FIRES);
    assertThat(DataRules.EVALUATION_CROP_LARGER_THAN_IMAGE.ask(recipe)).isEqualTo(SILENT);
    assertThat(DataRules.UNUSUAL_EVALUATION_CROP.find(recipe))
        .returns(RecipeLocation.hyperparameter("evaluate", "centerCropRatio"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("176 pixels from a shorter side of 352", "0.5");
  }
}
