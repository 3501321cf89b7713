package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class FirstSizeRulesTest {
  private static final Ingredient RESIZING = defaults("resizing", ProgressiveResizing.class);

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, SILENT, ''",
    "0.5, 0.5, FIRES, '176 pixels a side until then, and 88 from then on'",
    "0.9, 0.5, FIRES, '176 pixels a side until then, and are not resized afterward'",
    "0.5, 1, SILENT, ''",
  })
  void resizingBeginsWithTheRun(double from, double scale, Verdict verdict, String fact) {
    RecipeSpec recipe =
        plain(90).with(AlgorithmUse.of(RESIZING.with("initialScale", scale)).within(from, 1));
    assertThat(FirstSizeRules.BEGINS_LATE.ask(recipe)).isEqualTo(verdict);
    if (verdict == FIRES) {
      assertThat(FirstSizeRules.BEGINS_LATE.find(recipe).fact()).endsWith(fact);
    }
  }

  /** 0.4 of 128 are 52 pixels at the start, but full size at 0.9 of the run. */
  @Test
  void theFirstSizeIsThatOfTheWindow() {
    RecipeSpec recipe =
        plain(90)
            .with(Role.TRAIN, trainingFolder(128))
            .with(AlgorithmUse.of(RESIZING.with("initialScale", 0.4)).within(0.9, 1));
    assertThat(FirstSizeRules.INITIAL_SIZE.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void imagesThatAreTooSmallAtFullSizeAreNotToBeResized() {
    RecipeSpec recipe = with(RESIZING).with(Role.TRAIN, fashionMnist("train"));
    assertThat(FirstSizeRules.INITIAL_SIZE.ask(recipe)).isEqualTo(FIRES);
    assertThat(FirstSizeRules.INITIAL_SIZE.find(recipe).fix())
        .isEqualTo(
            "drop ProgressiveResizing: images of 28 pixels are below 64 at full size already");
  }

  @ParameterizedTest
  @CsvSource({
    "176, 0.5, SILENT",
    "128, 0.5, SILENT",
    "128, 0.45, FIRES",
    "48, 1, SILENT",
  })
  void aResNetsFirstImagesHaveSixtyFourPixels(int crop, double scale, Verdict verdict) {
    RecipeSpec recipe =
        with(RESIZING.with("initialScale", scale)).with(Role.TRAIN, trainingFolder(crop));
    assertThat(FirstSizeRules.INITIAL_SIZE.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5, SILENT", "2, 0.4, FIRES", "2, 0.5, SILENT", "1, 0.1, FIRES"})
  void aCifarResNetTakesSmallerOnes(int stemStride, double scale, Verdict verdict) {
    RecipeSpec recipe =
        with(RESIZING.with("initialScale", scale))
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.MODEL, defaults("model", CifarResNet.class).with("stemStride", stemStride));
    assertThat(FirstSizeRules.INITIAL_SIZE.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"64, SILENT", "63, FIRES"})
  void aRampsFirstImagesAreHeldToTheSame(int from, Verdict verdict) {
    RecipeSpec recipe = with(ramp(from, 160, 65, 76));
    assertThat(FirstSizeRules.INITIAL_SIZE.ask(recipe)).isEqualTo(verdict);
    assertThat(FirstSizeRules.INITIAL_SIZE.find(recipe))
        .returns(RecipeLocation.hyperparameter("ramp", "fromPixels"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains(from + " pixels", "ResNet", "32");
  }

  /** 0.4 of 128 are 52 pixels. */
  @Test
  void theRemedyForALateStartNamesASizeThatIsLargeEnough() {
    RecipeSpec recipe =
        plain(90)
            .with(Role.TRAIN, trainingFolder(128))
            .with(AlgorithmUse.of(RESIZING.with("initialScale", 0.4)).within(0.7, 1));
    assertThat(FirstSizeRules.BEGINS_LATE.find(recipe).fix())
        .isEqualTo("set from = 0, and start with images of 64 pixels or more");
  }

  @Test
  void resizingThatBeginsLateIsJudgedByItsOwnFirstImages() {
    RecipeSpec recipe =
        plain(90)
            .with(Role.TRAIN, trainingFolder(128))
            .with(AlgorithmUse.of(RESIZING.with("initialScale", 0.1)).within(0.6, 1));
    // A third of the ramp from 0.5 to 0.8 of the run lies behind: 0.1 + 0.9 / 3 of 128 pixels.
    assertThat(FirstSizeRules.INITIAL_SIZE.find(recipe).fact())
        .startsWith("the first resized images have 52 pixels a side");
    // 0.23 + 0.77 / 3 of 128 pixels are 62.3, to the nearest multiple of 4 64; 0.22 gives 60.
    assertThat(FirstSizeRules.INITIAL_SIZE.find(recipe).fix())
        .isEqualTo("set initialScale = 0.23, so that they have 64 pixels or more");
  }

  private static RecipeSpec with(Ingredient algorithm) {
    return plain(90).with(AlgorithmUse.of(algorithm));
  }

  private static Ingredient ramp(int from, int to, int start, int end) {
    return defaults("ramp", ResolutionRamp.class)
        .with("fromPixels", from)
        .with("toPixels", to)
        .with("startEpoch", start)
        .with("endEpoch", end);
  }
}
