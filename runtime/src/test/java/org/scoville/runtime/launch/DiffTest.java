package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class DiffTest {
  private static final int MISREAD = 2;
  private static final int WIDE = 120;

  @Test
  void onlyWhatDiffersIsTold() {
    String told = Invocation.scoville("diff", "small-folder", "small-gray").worked().out();
    assertThat(told)
        .containsSubsequence(
            "SmallFolder", "SmallGray", "Ingredients", "MixUp", "Plan", "Effects", "targets")
        .containsPattern("train +ImageFolder\\(crop = 8, +FashionMnist\\(padding")
        .containsPattern("MixUp +- +MixUp\\(alpha = 0.2\\)")
        .doesNotContain("\nRun\n")
        .doesNotContain("model");
    assertThat(told.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }

  @Test
  void expectationsCarryTheirEvidence() {
    assertThat(Invocation.scoville("diff", "small-folder", "small-gray").worked().out())
        .containsSubsequence(
            "What to expect",
            "MixUp, only in SmallGray:",
            "77.12 ± 0.25 %",
            "No figure was published for train, evaluate, EMA.",
            "Only SmallGray, warning [mixup-plus-label-smoothing-short]",
            "76.33 %");
  }

  @Test
  void aRecipeDoesNotDifferFromItself() {
    assertThat(Invocation.scoville("diff", "small-gray", "small-gray").worked().out())
        .contains("Nothing differs.");
  }

  @Test
  void theWorkOfTwoRunsIsCompared() {
    SmallRecipe folder = SmallRecipe.folder();
    RecipeSpec spec = folder.spec().data(160, 4);
    String told =
        ComparisonText.of(
            Comparison.of(
                Explained.of(folder.with(spec)),
                Explained.of(folder.with(spec.epochs(6)).with(Role.TRAIN, "crop", 16))),
            WIDE);
    // Twice the epochs at four times the pixels.
    assertThat(told).contains("take 8 times the pixels").containsPattern("epochs +3 +6");
  }

  @Test
  void asJsonNumbersStayNumbers() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Invocation.scoville("diff", "small-folder", "small-gray", "--json").worked().out());
    assertThat(json.at("/left/shortName").textValue()).isEqualTo("small-folder");
    JsonNode mixUp = json.path("none");
    for (JsonNode difference : json.get("differences")) {
      if (difference.get("name").textValue().equals("MixUp")) {
        mixUp = difference;
      }
    }
    assertThat(mixUp.get("left").isNull()).isTrue();
    assertThat(mixUp.at("/right/values/alpha").doubleValue()).isEqualTo(0.2);
    assertThat(json.at("/findingsOnlyRight/0/evidence/0/locator").textValue()).startsWith("http");
    assertThat(json.get("workRatio").isNull()).isTrue();
  }

  @Test
  void aRecipeThatIsNotThereFailsAndOneThatIsMissingIsMisread() {
    Invocation.scoville("diff", "small-gray", "no-such").failed("no-such");
    assertThat(Invocation.scoville("diff", "small-gray").code()).isEqualTo(MISREAD);
  }
}
