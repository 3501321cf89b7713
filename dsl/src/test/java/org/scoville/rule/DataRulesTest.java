package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

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
        .returns(Site.hyperparameter("evaluate", "resize"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains("200", "224");
    assertThat(DataRules.EVALUATION_AT_TRAINING_SIZE.find(recipe(176, 0, 160)))
        .returns(Site.hyperparameter("evaluate", "crop"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains("176", "160");
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
}
