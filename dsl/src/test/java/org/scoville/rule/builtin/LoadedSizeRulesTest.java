package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.data.PackedImages;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class LoadedSizeRulesTest {
  private static final Ingredient RESIZING = defaults("resizing", ProgressiveResizing.class);

  private static RecipeSpec resizing(String place) {
    return plain(90).with(AlgorithmUse.of(RESIZING.with("where", place)));
  }

  @ParameterizedTest
  @CsvSource({
    "RESIZE, DEVICE, SILENT",
    "RESIZE, LOADER, SILENT",
    "CROP, DEVICE, SILENT",
    "CROP, LOADER, FIRES"
  })
  void theLoaderCutsNoSecondCrop(String mode, String place, Verdict verdict) {
    RecipeSpec recipe =
        plain(90).with(AlgorithmUse.of(RESIZING.with("mode", mode).with("where", place)));
    assertThat(LoadedSizeRules.CROP_IN_LOADER.ask(recipe)).isEqualTo(verdict);
    assertThat(LoadedSizeRules.CROP_IN_LOADER.find(resizing("LOADER")).location())
        .isEqualTo(RecipeLocation.hyperparameter("resizing", "where"));
  }

  @ParameterizedTest
  @CsvSource({
    "RESIZED, LOADER, SILENT",
    "PADDED, LOADER, FIRES",
    "NONE, LOADER, FIRES",
    "NONE, DEVICE, SILENT"
  })
  void onlyResizedCropsHaveASizeToChoose(String crop, String place, Verdict verdict) {
    RecipeSpec recipe =
        resizing(place).with(Role.TRAIN, trainingFolder(176).with("randomCrop", crop));
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theLoadersThatResizeTakeAnySize() {
    for (Class<?> type : new Class<?>[] {FFCV.class, PackedImages.class}) {
      assertThat(
              LoadedSizeRules.LOADER_OF_ONE_SIZE.ask(
                  resizing("LOADER").with(Role.TRAIN, defaults("train", type))))
          .isEqualTo(SILENT);
    }
    Ingredient unknown = Ingredients.unknown("train", "com.example.Videos");
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.ask(resizing("LOADER").with(Role.TRAIN, unknown)))
        .isEqualTo(SILENT);
  }

  @Test
  void grayImagesHaveTheSizeOfTheirFile() {
    RecipeSpec recipe = resizing("LOADER").with(Role.TRAIN, fashionMnist("train"));
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.ask(recipe)).isEqualTo(FIRES);
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.find(recipe))
        .returns(RecipeLocation.hyperparameter("resizing", "where"), Finding::location)
        .returns(
            "ProgressiveResizing leaves the sizes of images to the loader, but @Train's"
                + " FashionMnist makes one size only",
            Finding::fact)
        .extracting(Finding::fix)
        .asString()
        .startsWith("set where = DEVICE, or ");
    RecipeSpec ramp =
        plain(88)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(AlgorithmUse.of(defaults("ramp", ResolutionRamp.class).with("where", "LOADER")));
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.ask(ramp)).isEqualTo(FIRES);
    AlgorithmUse first = AlgorithmUse.of(RESIZING.with("where", "LOADER")).within(0, 0.5);
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.find(ramp.with(first)).fix())
        .startsWith(
            "set ResolutionRamp's where = DEVICE and ProgressiveResizing's where = DEVICE, or ");
  }

  /** An algorithm of a plug-in that has no member to name. */
  record Shrink() implements BatchTransform, Resizes {
    @Override
    public ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch) {
      return ImageSize.square(8);
    }

    @Override
    public boolean whileLoading() {
      return true;
    }
  }

  @Test
  void aPluginsIsPointedAtAsAWhole() {
    RecipeSpec recipe =
        plain(90)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(AlgorithmUse.of(Ingredient.of("shrink", new Shrink())));
    assertThat(LoadedSizeRules.LOADER_OF_ONE_SIZE.find(recipe))
        .returns(RecipeLocation.method("shrink"), Finding::location)
        .extracting(Finding::fix)
        .asString()
        .startsWith("load random resized crops");
  }

  @ParameterizedTest
  @ValueSource(classes = {FFCV.class, PackedImages.class})
  void decodingAtAFractionIsToldOfEachLoader(Class<?> type) {
    Ingredient train = defaults("train", type).with("scaledDecoding", true);
    Ingredient evaluate = defaults("evaluate", type).with("scaledDecoding", true);
    assertThat(LoadedSizeRules.SCALED_DECODING.ask(plain(90))).isEqualTo(SILENT);
    assertThat(fix(plain(90).with(Role.TRAIN, train)))
        .isEqualTo("set @Train's scaledDecoding = false for the published pixels");
    assertThat(fix(plain(90).with(Role.EVALUATE, evaluate)))
        .isEqualTo("set @Evaluate's scaledDecoding = false for the published pixels");
    assertThat(fix(plain(90).with(Role.TRAIN, train).with(Role.EVALUATE, evaluate)))
        .isEqualTo(
            "set @Train's scaledDecoding = false and @Evaluate's scaledDecoding = false for the"
                + " published pixels");
  }

  private static String fix(RecipeSpec recipe) {
    assertThat(LoadedSizeRules.SCALED_DECODING.ask(recipe)).isEqualTo(FIRES);
    return LoadedSizeRules.SCALED_DECODING.find(recipe).fix();
  }

  @Test
  void aFolderDecodesAtAFractionWhereItDecodesTheCropAlone() {
    Ingredient folder = trainingFolder(176).with("scaledDecoding", true);
    assertThat(LoadedSizeRules.SCALED_DECODING.ask(plain(90).with(Role.TRAIN, folder)))
        .isEqualTo(FIRES);
    assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.ask(plain(90).with(Role.TRAIN, folder)))
        .isEqualTo(SILENT);
    Stream.of(
            plain(90).with(Role.TRAIN, folder.with("randomCrop", "NONE")),
            plain(90).with(Role.TRAIN, folder.with("maxResolution", 500)),
            plain(90).with(Role.EVALUATE, evaluationFolder(232, 224).with("scaledDecoding", true)))
        .forEach(
            recipe -> {
              assertThat(LoadedSizeRules.SCALED_DECODING.ask(recipe)).isEqualTo(SILENT);
              assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.ask(recipe)).isEqualTo(FIRES);
              assertThat(UnusedValueRules.LOADER_VALUE_UNUSED.find(recipe).fix())
                  .contains("scaledDecoding = false");
            });
    assertThat(
            UnusedValueRules.LOADER_VALUE_UNUSED.ask(
                plain(90)
                    .with(
                        Role.EVALUATE,
                        defaults("evaluate", FFCV.class).with("scaledDecoding", true))))
        .isEqualTo(SILENT);
  }
}
