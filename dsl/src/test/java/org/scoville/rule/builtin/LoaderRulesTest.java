package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.fact.ImageSize;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.DataFacts;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class LoaderRulesTest {

  @ParameterizedTest
  @CsvSource({"0.485, SILENT", "0.4855, SILENT", "0.4871, FIRES", "0.5, FIRES"})
  void trainingAndEvaluationHaveOneMean(double red, Verdict verdict) {
    RecipeSpec recipe =
        plain(90)
            .with(
                Role.EVALUATE, evaluationFolder(232, 224).with("mean", List.of(red, 0.456, 0.406)));
    assertThat(LoaderRules.NORMALIZED_OTHERWISE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theDeviationIsPointedAtWhereItIsTheDeviation() {
    RecipeSpec recipe =
        plain(90)
            .with(
                Role.EVALUATE,
                defaults("evaluate", FFCV.class).with("deviation", List.of(1.0, 1.0, 1.0)));
    assertThat(LoaderRules.NORMALIZED_OTHERWISE.find(recipe))
        .returns(RecipeLocation.hyperparameter("evaluate", "deviation"), Finding::location)
        .returns(
            "@Train normalizes with deviation 0.229, 0.224, 0.225 and @Evaluate with 1, 1, 1",
            Finding::fact);
    RecipeSpec gray =
        plain(90)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate").with("mean", 0.0));
    assertThat(LoaderRules.NORMALIZED_OTHERWISE.ask(gray)).isEqualTo(FIRES);
    assertThat(
            LoaderRules.NORMALIZED_OTHERWISE.ask(
                plain(90).with(Role.EVALUATE, fashionMnist("evaluate"))))
        .isEqualTo(SILENT);
  }

  @Test
  void evaluationImagesHaveTheChannelsOfTheTrainingImages() {
    Ingredient gray = fashionMnist("train");
    Ingredient color = evaluationFolder(232, 224);
    assertThat(LoaderRules.CHANNELS_DIFFER.ask(loading(gray, color))).isEqualTo(FIRES);
    assertThat(LoaderRules.CHANNELS_DIFFER.find(loading(gray, color)))
        .returns(RecipeLocation.method("evaluate"), Finding::location)
        .returns(
            "@Train's FashionMnist loads images of 1 channel and @Evaluate's ImageFolder images of"
                + " 3 channels",
            Finding::fact);
    Ingredient ffcv = defaults("evaluate", FFCV.class);
    assertThat(LoaderRules.CHANNELS_DIFFER.ask(loading(trainingFolder(176), ffcv)))
        .isEqualTo(SILENT);
    assertThat(LoaderRules.CHANNELS_DIFFER.ask(loading(gray, fashionMnist("evaluate"))))
        .isEqualTo(SILENT);
    assertThat(
            LoaderRules.CHANNELS_DIFFER.ask(
                loading(gray, Ingredients.unknown("evaluate", "com.example.Images"))))
        .as("a loader that doesn't say")
        .isEqualTo(SILENT);
  }

  private static RecipeSpec loading(Ingredient train, Ingredient evaluate) {
    return plain(90).with(Role.TRAIN, train).with(Role.EVALUATE, evaluate);
  }

  @ParameterizedTest
  @CsvSource({"32, FIRES", "63, FIRES", "64, SILENT"})
  void aNetworkForLargeImagesNeedsSome(int crop, Verdict verdict) {
    RecipeSpec recipe = plain(90).with(Role.TRAIN, trainingFolder(crop));
    assertThat(LoaderRules.IMAGES_TOO_SMALL.ask(recipe)).isEqualTo(verdict);
    assertThat(
            LoaderRules.IMAGES_TOO_SMALL.ask(
                recipe.with(Role.MODEL, defaults("model", CifarResNet.class))))
        .isEqualTo(SILENT);
  }

  @Test
  void theUsualSizeCountsUntilTheDataIsOpen() {
    Rule rule = LoaderRules.IMAGES_TOO_SMALL;
    RecipeSpec gray = plain(90).with(Role.TRAIN, fashionMnist("train"));
    assertThat(rule.ask(gray)).isEqualTo(FIRES);
    assertThat(rule.find(gray).fact()).contains("usually have 28 pixels");
    assertThat(rule.ask(sized(gray, 28))).isEqualTo(FIRES);
    assertThat(rule.find(sized(gray, 28)).fact()).contains("images have 28 pixels");
    assertThat(rule.ask(sized(gray, 64))).isEqualTo(SILENT);
    assertThat(rule.ask(gray.with(Role.MODEL, defaults("model", CifarResNet.class))))
        .isEqualTo(SILENT);
  }

  private static RecipeSpec sized(RecipeSpec recipe, int side) {
    return recipe.data(
        recipe.data().images(new DataFacts.Images(ImageSize.square(side), Optional.empty(), 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "RESIZED, 4, 0, 0.08, FIRES", "NONE, 4, 0, 0.08, FIRES", "PADDED, 4, 0, 0.08, SILENT",
    "RESIZED, 0, 0, 0.08, SILENT", "RESIZED, 0, 232, 0.08, FIRES", "NONE, 0, 232, 0.08, SILENT",
    "PADDED, 4, 0, 0.3, FIRES", "RESIZED, 0, 0, 0.3, SILENT"
  })
  void aCropUsesWhatIsSaidOfIt(
      String crop, int padding, int resize, double minArea, Verdict verdict) {
    RecipeSpec recipe =
        plain(90)
            .with(
                Role.TRAIN,
                trainingFolder(176)
                    .with("randomCrop", crop)
                    .with("padding", padding)
                    .with("resize", resize)
                    .with("minArea", minArea));
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "padding, 4, FIRES",
    "padding, 0, SILENT",
    "flip, 1.0, FIRES",
    "flip, 0.0, SILENT",
    "flip, 0.5, SILENT"
  })
  void evaluationLeavesNothingToChance(String member, double value, Verdict verdict) {
    Object written = member.equals("padding") ? (Object) (int) value : (Object) value;
    RecipeSpec gray =
        plain(90)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate").with(member, written));
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.ask(gray)).isEqualTo(verdict);
    assertThat(
            UnusedValueRules.LOADER_VALUE_UNUSED.ask(
                gray.with(Role.TRAIN, fashionMnist("train").with(member, written))
                    .with(Role.EVALUATE, fashionMnist("evaluate"))))
        .as("in training it is used")
        .isEqualTo(SILENT);
  }

  @Test
  void valuesForTrainingAloneAreReportedForEveryLoader() {
    Ingredient folder = evaluationFolder(232, 224);
    assertThat(fixes(Role.EVALUATE, folder.with("minArea", 0.3)))
        .isEqualTo("set @Evaluate's minArea = 1");
    assertThat(fixes(Role.EVALUATE, folder.with("randomCrop", "PADDED")))
        .isEqualTo("set @Evaluate's randomCrop = NONE");
    assertThat(fixes(Role.EVALUATE, defaults("evaluate", FFCV.class).with("alternatingFlip", true)))
        .isEqualTo("set @Evaluate's alternatingFlip = false");
    assertThat(fixes(Role.TRAIN, defaults("train", FFCV.class).with("centerCropRatio", 0.3)))
        .isEqualTo("set @Train's centerCropRatio = 0.875");
    assertThat(
            UnusedValueRules.LOADER_VALUE_UNUSED.ask(
                plain(90)
                    .with(
                        Role.EVALUATE,
                        defaults("evaluate", FFCV.class).with("centerCropRatio", 0.966))))
        .as("evaluation uses it")
        .isEqualTo(SILENT);
  }

  private static String fixes(Role role, Ingredient loader) {
    RecipeSpec recipe = plain(90).with(role, loader);
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.ask(recipe)).isEqualTo(FIRES);
    return UnusedValueRules.LOADER_VALUE_UNUSED.find(recipe).fix();
  }

  @Test
  void theUnusedValueIsNamedWithItsReason() {
    RecipeSpec recipe = plain(90).with(Role.TRAIN, trainingFolder(176).with("padding", 4));
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.find(recipe))
        .returns(RecipeLocation.hyperparameter("train", "padding"), Finding::location)
        .returns("ImageFolder's padding = 4 has no effect: randomCrop is RESIZED", Finding::fact);
    RecipeSpec evaluation =
        plain(90).with(Role.EVALUATE, evaluationFolder(232, 224).with("padding", 4));
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.find(evaluation))
        .returns(RecipeLocation.hyperparameter("evaluate", "padding"), Finding::location)
        .returns("set @Evaluate's padding = 0", Finding::fix);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, true, SILENT",
    "0.499, true, FIRES",
    "0, true, FIRES",
    "1, true, FIRES",
    "0, false, SILENT"
  })
  void anAlternatingFlipStartsWithHalf(double flip, boolean alternating, Verdict verdict) {
    for (Class<?> loader : List.of(FFCV.class, ImageFolder.class, FashionMnist.class)) {
      Ingredient train =
          defaults("train", loader).with("flip", flip).with("alternatingFlip", alternating);
      assertThat(LoaderRules.UNEVEN_ALTERNATION.ask(plain(90).with(Role.TRAIN, train)))
          .isEqualTo(verdict);
    }
  }

  @Test
  void theSharesOfBothEpochsAreReported() {
    Ingredient train =
        defaults("train", ImageFolder.class).with("flip", 0.3).with("alternatingFlip", true);
    assertThat(LoaderRules.UNEVEN_ALTERNATION.find(plain(90).with(Role.TRAIN, train)))
        .extracting(Finding::fact)
        .isEqualTo(
            "ImageFolder with alternatingFlip and flip = 0.3 mirrors 30 % of the images in one epoch"
                + " and 70 % in the next");
  }
}
