package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.explain.Comparison;
import org.scoville.runtime.explain.ComparisonText;
import org.scoville.runtime.explain.ResolvedRecipe;
import org.scoville.runtime.wiring.RecipeCatalog;

class DiffTest {
  private static final int MISREAD = 2;
  private static final int WIDE = 120;

  private static String printed(int width) {
    RecipeCatalog shelf = RecipeCatalog.load();
    return ComparisonText.of(
        Comparison.of(
            ResolvedRecipe.of(shelf.find("small-folder")),
            ResolvedRecipe.of(shelf.find("small-gray"))),
        width);
  }

  @Test
  void onlyWhatDiffersIsPrinted() {
    assertThat(printed(WIDE))
        .containsSubsequence(
            "SmallFolder", "SmallGray", "Ingredients", "MixUp", "Plan", "Effects", "targets")
        .containsPattern("train +ImageFolder\\(crop = 8, .+FashionMnist\\(padding")
        .containsPattern("MixUp +- +MixUp\\n")
        .doesNotContain("\nRun\n")
        .doesNotContain("model");
  }

  @Test
  void valuesGoByTheWordsOfExplainAndInJsonByTheirFields() throws Exception {
    SmallRecipe folder = SmallRecipe.folder();
    RecipeSpec spec = folder.spec().data(160, 4);
    Comparison comparison =
        Comparison.of(
            ResolvedRecipe.of(folder.with(spec)),
            ResolvedRecipe.of(folder.with(spec.batchSize(32)).with(Role.TRAIN, "crop", 16)));
    assertThat(ComparisonText.of(comparison, WIDE))
        .containsPattern("\n  batch size +16 +32\n")
        .containsPattern("\n  steps +30 +15\n")
        .containsPattern("\n  steps an epoch +10 +5\n")
        .containsPattern("\n  image size +8 x 8 +16 x 16\n")
        .doesNotContainPattern("\n  (run|learningRate|resolution|cost)\\.");
    assertThat(comparison.differences())
        .extracting(Comparison.Difference::name)
        .contains("batchSize", "train.crop", "run.steps", "resolution.stages")
        .doesNotContain("run.imagesSeen", "learningRate.peak", "cost.total");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 160})
  void noLineIsLongerThanTheTerminal(int width) {
    assertThat(printed(width).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }

  @ParameterizedTest
  @CsvSource({", 80", "120, 120", "20, 60", "9999, 160", "wide, 80", "-100, 80"})
  void theTerminalsColumnsAreFilledWithinReason(@Nullable String columns, int width) {
    assertThat(ComparisonText.width(columns)).isEqualTo(width);
  }

  @Test
  void theCommandFillsTheTerminal() {
    assertThat(Invocation.scoville("diff", "small-folder", "small-gray").worked().out())
        .isEqualTo(printed(ComparisonText.width(System.getenv("COLUMNS"))));
  }

  @Test
  void expectationsCarryTheirEvidence() {
    assertThat(printed(WIDE))
        .containsSubsequence(
            "What to expect",
            "MixUp: only in SmallGray",
            "77.12 ± 0.25 %",
            "No figure was published for train, evaluate, EMA.",
            "Only SmallGray, warning [mixup-plus-label-smoothing-short]",
            "76.33 %");
  }

  @Test
  void aRecipeDoesNotDifferFromItself() {
    assertThat(Invocation.scoville("diff", "small-gray", "small-gray").worked().out())
        .isEqualTo("SmallGray is compared with itself; nothing differs\n");
  }

  @Test
  void theWorkOfTwoRunsIsCompared() {
    SmallRecipe folder = SmallRecipe.folder();
    RecipeSpec spec = folder.spec().data(160, 4);
    String printed =
        ComparisonText.of(
            Comparison.of(
                ResolvedRecipe.of(folder.with(spec)),
                ResolvedRecipe.of(folder.with(spec.epochs(6)).with(Role.TRAIN, "crop", 16))),
            WIDE);
    // Twice the epochs at four times the pixels.
    assertThat(printed).contains("take 8 times the pixels").containsPattern("epochs +3 +6");
  }

  @Test
  void asJsonNumbersStayNumbers() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Invocation.scoville("diff", "small-folder", "small-gray", "--json").worked().out());
    assertThat(json.at("/left/shortName").textValue()).isEqualTo("SmallFolder");
    JsonNode mixUp = json.path("none");
    for (JsonNode difference : json.get("differences")) {
      if (difference.get("name").textValue().equals("MixUp")) {
        mixUp = difference;
      }
    }
    assertThat(mixUp.get("left").isNull()).isTrue();
    assertThat(mixUp.at("/right/values/alpha").doubleValue()).isEqualTo(0.2);
    assertThat(json.get("findingsOnlyRight").findValuesAsText("locator"))
        .contains("https://www.databricks.com/blog/mosaic-resnet");
    assertThat(json.get("workRatio").isNull()).isTrue();
  }

  @Test
  void aRecipeThatIsNotThereFailsAndOneThatIsMissingIsMisread() {
    Invocation.scoville("diff", "small-gray", "no-such").misused("no-such");
    assertThat(Invocation.scoville("diff", "small-gray").code()).isEqualTo(MISREAD);
  }
}
