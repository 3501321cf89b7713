package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.data.FFCV;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.explain.Comparison;
import org.scoville.runtime.explain.ComparisonText;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.explain.ExplanationText;
import org.scoville.runtime.explain.ResolvedRecipe;

/** A recipe with FFCV's files is explained and compared before anything reads them. */
class ExplainFfcvTest {
  private static Ingredient ffcv(String method, int crop) {
    return Ingredient.of(method, FFCV.class, Map.of())
        .with("crop", crop)
        .with("order", "RANDOM")
        .with("osCache", true)
        .with("centerCropRatio", 0.875)
        .with("minArea", 0.08)
        .with("flip", 0.5)
        .with("alternatingFlip", false)
        .with("scaledDecoding", false)
        .with("mean", List.of(0.5, 0.5, 0.5))
        .with("deviation", List.of(0.25, 0.25, 0.25));
  }

  private static SmallRecipe recipe(int trainCrop) {
    return recipe(trainCrop, "DEVICE");
  }

  private static SmallRecipe byLoader() {
    return recipe(176, "LOADER");
  }

  private static SmallRecipe recipe(int trainCrop, String where) {
    RecipeSpec spec =
        SmallRecipe.folder()
            .spec()
            .data(160, 4)
            .with(Role.TRAIN, ffcv("train", 176))
            .with(Role.EVALUATE, ffcv("evaluate", 224))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("fixRes", FixRes.class, Map.of())
                        .with("trainCrop", trainCrop)
                        .with("testResize", 256)
                        .with("testCrop", 224)))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("ramp", ResolutionRamp.class, Map.of())
                        .with("fromPixels", 128)
                        .with("toPixels", 176)
                        .with("startEpoch", 0)
                        .with("endEpoch", 2)
                        .with("gridPixels", 16)
                        .with("where", where)));
    return new SmallRecipe(spec, FFCV.class);
  }

  @Test
  void sizesAreThoseOfTheLoadersCrop() {
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe(176))))
        .contains(
            """
              image size      128 x 128 from step 1
                              160 x 160 from step 11
                              176 x 176 from step 21
              resized         on the device, from images that the loader makes in full size all along
              full size       from step 21
            """)
        .doesNotContain("fixres-contradicted");
  }

  @Test
  void sizesThatTheLoaderMakesAreTheSameAndBothSayWhere() {
    assertThat(ExplanationText.of(ResolvedRecipe.of(byLoader())))
        .contains(
            """
              image size      128 x 128 from step 1
                              160 x 160 from step 11
                              176 x 176 from step 21
              resized         by the loader, so that small images cost less to load and to copy as well
              full size       from step 21
            """)
        .contains("where = LOADER");
  }

  @Test
  void jsonSaysWhoResizes() throws Exception {
    assertThat(resizedBy(recipe(176)).textValue()).isEqualTo("device");
    assertThat(resizedBy(byLoader()).textValue()).isEqualTo("loader");
    SmallRecipe folder = SmallRecipe.folder();
    assertThat(resizedBy(folder.with(folder.spec().data(160, 4))).isNull()).isTrue();
  }

  private static JsonNode resizedBy(SmallRecipe recipe) throws Exception {
    String json = ExplanationJson.of(ResolvedRecipe.of(recipe));
    return new ObjectMapper().readTree(json).at("/effects/resolution").required("resizedBy");
  }

  @Test
  void whoResizesIsADifferenceOfTwoRecipes() {
    Comparison comparison =
        Comparison.of(ResolvedRecipe.of(recipe(176)), ResolvedRecipe.of(byLoader()));
    assertThat(ComparisonText.of(comparison, 120))
        .containsPattern("\n  images resized by +the device +the loader\n")
        .doesNotContain("image size");
  }

  @Test
  void aFixResOfOtherSizesIsFoundOut() {
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe(160))))
        .contains("[fixres-contradicted]");
  }

  @Test
  void againstTheSameSizesInFoldersTheLoaderDiffersAndNoSize() {
    SmallRecipe folder = SmallRecipe.folder().with(Role.TRAIN, "crop", 176);
    folder = folder.with(Role.EVALUATE, "crop", 224);
    String printed =
        ComparisonText.of(
            Comparison.of(ResolvedRecipe.of(folder), ResolvedRecipe.of(recipe(176))),
            ComparisonText.width(null));
    assertThat(printed)
        .containsPattern("train +ImageFolder\\(crop = 176, +FFCV\\(crop = 176, mean")
        .contains("No figure was published for train, evaluate")
        .doesNotContain("training and test size");
  }
}
