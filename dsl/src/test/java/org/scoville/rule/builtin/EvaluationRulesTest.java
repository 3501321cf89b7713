package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.fixRes;
import static org.scoville.sample.Ingredients.flipTta;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFacts;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class EvaluationRulesTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  private static RecipeSpec recipe(int train, int resize, int crop) {
    return plain(36)
        .with(Role.TRAIN, trainingFolder(train))
        .with(Role.EVALUATE, evaluationFolder(resize, crop));
  }

  @ParameterizedTest
  @CsvSource({
    "176, 232, 224, SILENT",
    "175, 232, 224, FIRES",
    "177, 232, 224, FIRES",
    "176, 231, 224, FIRES",
    "176, 232, 223, FIRES",
  })
  void aDeclaredGapIsThatOfTheLoaders(int train, int resize, int crop, Verdict verdict) {
    RecipeSpec recipe = recipe(train, resize, crop).with(fixRes(176, 232, 224));
    assertThat(EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT.ask(recipe))
        .isEqualTo(verdict);
  }

  @Test
  void anEvaluationThatDoesNotResizeIsComparedByItsCrop() {
    RecipeSpec recipe = recipe(176, 0, 224);
    Rule rule = EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT;
    assertThat(rule.ask(recipe.with(fixRes(176, 224, 224)))).isEqualTo(SILENT);
    assertThat(rule.ask(recipe.with(fixRes(176, 232, 224)))).isEqualTo(FIRES);
  }

  @Test
  void bothNumbersOfEachContradictionAreNamedAtFixRes() {
    RecipeSpec recipe = recipe(192, 256, 160).with(fixRes(176, 232, 224));
    assertThat(EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT.find(recipe))
        .returns(RecipeLocation.method("fixRes"), Finding::location)
        .extracting(Finding::fact)
        .isEqualTo(
            "FixRes declares trainCrop = 176, but @Train crops to 192 pixels; FixRes declares"
                + " testResize = 232, but @Evaluate resizes to 256 pixels; FixRes declares testCrop"
                + " = 224, but @Evaluate crops to 160 pixels");
  }

  @Test
  void imagesOfAnySizeInMnistsFormatAreComparedWhenTheyAreOpened() {
    RecipeSpec recipe =
        plain(16)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"))
            .with(fixRes(176, 232, 224));
    Rule rule = EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT;
    assertThat(rule.ask(recipe)).isEqualTo(UNKNOWN);
    assertThat(rule.ask(opened(recipe, 176, 224))).isEqualTo(SILENT);
    RecipeSpec other = opened(recipe, 28, 28);
    assertThat(rule.ask(other)).isEqualTo(FIRES);
    assertThat(rule.find(other).fact())
        .contains("trainCrop = 176", "testCrop = 224", "28 pixels")
        .doesNotContain("testResize");
  }

  private static RecipeSpec opened(RecipeSpec recipe, int training, int evaluation) {
    return recipe.data(
        recipe
            .data()
            .images(
                new DataFacts.Images(
                    ImageSize.square(training), Optional.of(ImageSize.square(evaluation)), 1)));
  }

  @ParameterizedTest
  @CsvSource({"176, 177, SILENT", "176, 176, FIRES", "176, 175, FIRES"})
  void aDeclaredGapIsOne(int train, int test, Verdict verdict) {
    RecipeSpec recipe = plain(36).with(fixRes(train, 232, test));
    assertThat(EvaluationRules.DECLARED_GAP_THAT_IS_NONE.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "176, 232, 224, SILENT",
    "192, 232, 224, SILENT",
    "128, 0, 160, SILENT",
    "224, 256, 224, FIRES",
    "224, 232, 176, FIRES"
  })
  void withoutSizesOfItsOwnTheLoadersSayThem(int train, int resize, int crop, Verdict gap) {
    RecipeSpec recipe = recipe(train, resize, crop).with(fixRes(0, 0, 0));
    assertThat(EvaluationRules.DECLARED_GAP_THAT_THE_LOADERS_CONTRADICT.ask(recipe))
        .isEqualTo(SILENT);
    assertThat(EvaluationRules.DECLARED_GAP_THAT_IS_NONE.ask(recipe)).isEqualTo(gap);
  }

  @Test
  void aGapThatNoHyperparameterStatesIsSeenWhenTheDataAreOpen() {
    RecipeSpec recipe =
        plain(16)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"))
            .with(fixRes(0, 0, 0));
    Rule rule = EvaluationRules.DECLARED_GAP_THAT_IS_NONE;
    assertThat(rule.ask(recipe)).isEqualTo(UNKNOWN);
    assertThat(rule.ask(opened(recipe, 28, 28))).isEqualTo(FIRES);
    assertThat(rule.ask(opened(recipe, 20, 28))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"160, 176, 232, 224", "224, 176, 232, 224", "160, 176, 200, 160"})
  void aWrongDeclarationHidesNothingThatTheLoadersDo(
      int evaluate, int trainCrop, int testResize, int testCrop) {
    RecipeSpec recipe = recipe(224, 232, evaluate);
    assertThat(BOOK.judge(recipe).findings())
        .extracting(Finding::id)
        .containsAnyOf("fixres-relation", "fixres-relation-large");
    assertThat(BOOK.judge(recipe.with(fixRes(trainCrop, testResize, testCrop))).findings())
        .extracting(Finding::id)
        .contains("fixres-contradicted")
        .containsAnyOf("fixres-relation", "fixres-relation-large");
  }

  @Test
  void averagingOverFlipsIsANote() {
    assertThat(EvaluationRules.FLIPS_AT_EVALUATION.ask(plain(36))).isEqualTo(SILENT);
    assertThat(EvaluationRules.FLIPS_AT_EVALUATION.ask(plain(36).with(flipTta()))).isEqualTo(FIRES);
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "2, FIRES", "3, FIRES", "4, FIRES"})
  void anEpochOfRepeatedImagesIsANote(int repeats, Verdict verdict) {
    RecipeSpec recipe = repeated(repeats);
    assertThat(EvaluationRules.EPOCHS_OF_REPEATED_IMAGES.ask(recipe)).isEqualTo(verdict);
    assertThat(EvaluationRules.EPOCHS_OF_REPEATED_IMAGES.ask(plain(300))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"2, half", "3, a third of", "4, a quarter of", "5, 1/5 of"})
  void howMuchOfTheImagesAnEpochHoldsIsNamed(int repeats, String part) {
    assertThat(EvaluationRules.EPOCHS_OF_REPEATED_IMAGES.find(repeated(repeats)).fact())
        .contains(repeats + " repeats", "covers " + part + " the distinct images", "300 epochs");
  }

  private static RecipeSpec repeated(int repeats) {
    return plain(300)
        .with(
            AlgorithmUse.of(
                defaults("repeated", RepeatedAugmentation.class).with("repeats", repeats)));
  }

  @ParameterizedTest
  @CsvSource({
    "224, 1000, SILENT",
    "223, 1000, FIRES",
    "256, 1000, FIRES",
    "288, 1000, FIRES",
    "256, 999, SILENT"
  })
  void figuresOfImageNetAreAt224Pixels(int crop, int classes, Verdict verdict) {
    RecipeSpec recipe =
        plain(88).data(1_281_167, classes).with(Role.EVALUATE, evaluationFolder(320, crop));
    assertThat(EvaluationRules.OTHER_TEST_SIZE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theSizeIsNamedAndUnknownImagesHaveNone() {
    RecipeSpec recipe = plain(88).with(Role.EVALUATE, evaluationFolder(293, 256));
    assertThat(EvaluationRules.OTHER_TEST_SIZE.find(recipe).fact()).contains("256 pixels", "224");
    RecipeSpec small = plain(88).with(Role.EVALUATE, fashionMnist("evaluate"));
    assertThat(EvaluationRules.OTHER_TEST_SIZE.ask(small)).isEqualTo(SILENT);
    assertThat(EvaluationRules.OTHER_TEST_SIZE.ask(recipe.data(1_281_167, 0))).isEqualTo(UNKNOWN);
  }
}
