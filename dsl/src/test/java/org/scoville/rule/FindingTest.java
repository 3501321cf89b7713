package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scoville.literature.Source;

class FindingTest {
  private static final Rule RULE =
      Rule.warning("too-hot")
          .about("too much heat")
          .evidence("a burnt tongue", new Source("a kitchen", "page 1"))
          .fix("add yoghurt");

  @Test
  void theTextIsTheFactThenTheRemedyThenThePage() {
    assertThat(Finding.of(RULE, RecipeLocation.recipe(""), "heat is 9").text())
        .isEqualTo(
            """
            [too-hot] heat is 9.
              Fix: add yoghurt.
              See: scoville rule too-hot""");
  }

  @Test
  void aPercentSignInAFactStaysOne() {
    assertThat(Finding.of(RULE, RecipeLocation.recipe(""), "heat is 90 %s of 100 %").text())
        .startsWith("[too-hot] heat is 90 %s of 100 %.\n");
  }

  @Test
  void aPlaceIsDescribedFromTheRecipeInwards() {
    assertThat(RecipeLocation.recipe("").describe("Hot")).isEqualTo("Hot");
    assertThat(RecipeLocation.recipe("epochs").describe("Hot")).isEqualTo("Hot, epochs");
    assertThat(RecipeLocation.method("sam").describe("Hot")).isEqualTo("Hot.sam");
    assertThat(RecipeLocation.role("sam", "every").describe("Hot")).isEqualTo("Hot.sam, every");
  }

  @Test
  void theMessagesOfTheBuiltInRulesAreFreeOfStopsAndOfBlame() {
    assertThat(RuleBook.load(RuleBook.class.getClassLoader()).rules())
        .allSatisfy(FindingTest::readsWell);
    assertThat(LanguageCheck.values()).allSatisfy(FindingTest::readsWell);
  }

  private static void readsWell(Check check) {
    assertThat(check.summary() + " / " + check.fix())
        .as(check.id())
        .doesNotContainIgnoringCase("invalid")
        .doesNotContainIgnoringCase("please");
    assertThat(check.summary()).as(check.id()).isNotEmpty().doesNotEndWith(".");
    assertThat(check.fix()).as(check.id()).isNotEmpty().doesNotEndWith(".");
    assertThat(check.evidence()).as(check.id()).isNotEmpty();
  }
}
