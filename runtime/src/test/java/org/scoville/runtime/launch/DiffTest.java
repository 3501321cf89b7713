package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class DiffTest {
  private static final int MISREAD = 2;

  @Test
  void onlyWhatDiffersIsTold() {
    String told = Invocation.scoville("diff", "small-folder", "small-gray").worked().out();
    assertThat(told)
        .containsSubsequence(
            "SmallFolder", "SmallGray", "Ingredients", "MixUp.alpha", "Plan", "Effects")
        .containsPattern("train +ImageFolder +FashionMnist")
        .containsPattern("MixUp.alpha +- +0.2000")
        .doesNotContain("\nRun\n")
        .doesNotContain("model");
    assertThat(told.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
  }

  @Test
  void expectationsCarryTheirEvidence() {
    assertThat(Invocation.scoville("diff", "small-folder", "small-gray").worked().out())
        .containsSubsequence(
            "What to expect",
            "MixUp only in SmallGray.",
            "77.12",
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
                Explained.of(folder.with(spec.epochs(6)).with(Role.TRAIN, "crop", 16))));
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
    JsonNode alpha = json.path("none");
    for (JsonNode difference : json.get("differences")) {
      if (difference.get("name").textValue().equals("MixUp.alpha")) {
        alpha = difference;
      }
    }
    assertThat(alpha.get("left").isNull()).isTrue();
    assertThat(alpha.get("right").doubleValue()).isEqualTo(0.2);
    assertThat(json.at("/findingsOnlyRight/0/evidence/0/locator").textValue()).startsWith("http");
    assertThat(json.get("workRatio").isNull()).isTrue();
  }

  @Test
  void aRecipeThatIsNotThereFailsAndOneThatIsMissingIsMisread() {
    Invocation.scoville("diff", "small-gray", "no-such").failed("no-such");
    assertThat(Invocation.scoville("diff", "small-gray").code()).isEqualTo(MISREAD);
  }
}
