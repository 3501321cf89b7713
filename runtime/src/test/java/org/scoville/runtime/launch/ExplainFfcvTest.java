package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

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
                        .with("where", "DEVICE")));
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
              full size       from step 21
            """)
        .doesNotContain("fixres-contradicted");
  }

  @Test
  void sizesThatTheLoaderMakesAreTheSameAndThePlanSaysWhere() {
    RecipeSpec spec = recipe(176).spec();
    Ingredient ramp = spec.ingredient(ResolutionRamp.class).orElseThrow();
    spec = spec.with(AlgorithmUse.of(ramp.with("where", "LOADER")));
    assertThat(ExplanationText.of(ResolvedRecipe.of(recipe(176).with(spec))))
        .contains("image size      128 x 128 from step 1", "where = LOADER");
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
