package org.scoville.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

class ResolutionStagesTest {
  /** 26 increments of 4, of which (int) (0.95 x 104) stay; 25 of the 167 that stay of 176. */
  @ParameterizedTest
  @CsvSource({"LOADER, 98", "DEVICE, 100"})
  void linesOfSingleImagesAreDroppedBeforeTheDeviceResizesAndAfterTheLoaderDoes(
      String place, int width) {
    RecipeSpec recipe =
        plain(90)
            .with(
                AlgorithmUse.of(
                    defaults("resizing", ProgressiveResizing.class)
                        .with("initialScale", 0.6)
                        .with("exact", true)
                        .with("where", place)))
            .with(
                AlgorithmUse.of(
                    defaults("colOut", ColOut.class)
                        .with("perBatch", false)
                        .with("rowDrop", 0.05)
                        .with("columnDrop", 0.05)));
    Resolution sizes = DerivedValues.of(recipe).resolution().orElseThrow();
    assertThat(sizes.stages().get(0).width()).isEqualTo(width);
    assertThat(sizes.resizer()).contains(Resolution.Resizer.valueOf(place));
  }

  @Test
  void nobodyResizesWhereLinesAreDroppedOrARampStaysLevel() {
    RecipeSpec dropping = plain(90).with(AlgorithmUse.of(defaults("colOut", ColOut.class)));
    RecipeSpec level =
        plain(90)
            .with(
                AlgorithmUse.of(
                    defaults("ramp", ResolutionRamp.class)
                        .with("fromPixels", 176)
                        .with("toPixels", 176)
                        .with("gridPixels", 16)));
    assertThat(DerivedValues.of(dropping).resolution().orElseThrow())
        .matches(sizes -> sizes.stages().get(0).width() < sizes.width())
        .extracting(Resolution::resizer)
        .isEqualTo(Optional.empty());
    assertThat(DerivedValues.of(level).resolution().orElseThrow().resizer()).isEmpty();
  }

  @Test
  void ffcvsRampIsOneJump() {
    // Epoch 12 lies half way, at 176 pixels, or 5.5 of 32, which rounds to the even 6.
    RecipeSpec recipe =
        plain(16)
            .with(
                AlgorithmUse.of(
                    defaults("ramp", ResolutionRamp.class)
                        .with("startEpoch", 11)
                        .with("endEpoch", 13)));
    Resolution sizes = Resolution.of(recipe, DataContext.of(recipe).images(192, 192)).orElseThrow();
    assertThat(sizes.stages())
        .extracting(Resolution.Stage::firstStep, Resolution.Stage::width)
        .containsExactly(tuple(1L, 160), tuple(12 * 625L + 1, 192));
    assertThat(sizes.firstFullStep()).hasValue(7501);
    assertThat(sizes.resizer()).contains(Resolution.Resizer.DEVICE);
    // 12 epochs of 16 at (160 / 192)^2
    assertThat(sizes.pixels()).isCloseTo((12 * 25 / 36.0 + 4) / 16, within(1e-12));
  }
}
