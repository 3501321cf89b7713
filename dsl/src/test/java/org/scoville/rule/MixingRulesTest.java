package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class MixingRulesTest {
  private static RecipeSpec both(int epochs, double alpha, double smoothing) {
    return plain(epochs).with(mixUp(alpha)).with(labelSmoothing(smoothing));
  }

  @ParameterizedTest
  @CsvSource({
    "59, 0.2, 0.08, FIRES",
    "60, 0.2, 0.08, SILENT",
    "30, 0, 0.08, SILENT",
    "30, 0.2, 0, SILENT",
  })
  void thePairIsWarnedAboutBelowSixtyEpochsWhenBothDoSomething(
      int epochs, double alpha, double smoothing, Verdict verdict) {
    assertThat(
            MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.ask(
                both(epochs, alpha, smoothing)))
        .isEqualTo(verdict);
  }

  @Test
  void thePairNeedsBoth() {
    Rule rule = MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN;
    assertThat(rule.ask(plain(30).with(mixUp(0.2)))).isEqualTo(SILENT);
    assertThat(rule.ask(plain(30).with(labelSmoothing(0.08)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"59, 0.2, FIRES", "60, 0.2, SILENT", "59, 0, SILENT"})
  void mixUpAloneIsWarnedAboutBelowSixtyEpochs(int epochs, double alpha, Verdict verdict) {
    assertThat(MixingRules.MIXUP_IN_A_SHORT_RUN.ask(plain(epochs).with(mixUp(alpha))))
        .isEqualTo(verdict);
  }

  @Test
  void ofTheTwoWarningsAboutAShortRunTheStrongerSpeaks() {
    RuleBook book = RuleBook.of(new MixingRules().rules());
    assertThat(book.judge(both(30, 0.2, 0.08)).findings())
        .extracting(Finding::id)
        .containsExactly("mixup-plus-label-smoothing-short");
    assertThat(book.judge(both(30, 0.2, 0)).findings())
        .extracting(Finding::id)
        .containsExactly("mixup-short-run");
  }

  @ParameterizedTest
  @CsvSource({"0.79, SILENT", "0.7999999999999999, FIRES", "0.8, FIRES", "1, FIRES", "0, SILENT"})
  void mixUpIsAggressiveFromAlphaPointEight(double alpha, Verdict verdict) {
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(plain(450).with(mixUp(alpha)))).isEqualTo(verdict);
  }

  @Test
  void aggressiveMixUpIsMeasuredUnderSgdOnly() {
    RecipeSpec other =
        plain(450)
            .with(Role.OPTIMIZER, Ingredient.of("optimizer", "com.example.LAMB"))
            .with(mixUp(1));
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(other)).isEqualTo(SILENT);
  }

  @Test
  void theFindingsNameTheirValuesAndPlaces() {
    RecipeSpec recipe = both(30, 0.9, 0.08);
    assertThat(MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.find(recipe))
        .returns(Site.method("mixUp"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains("alpha 0.9", "0.08", "30 epochs");
    assertThat(MixingRules.AGGRESSIVE_MIXUP.find(recipe))
        .returns(Site.hyperparameter("mixUp", "alpha"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains("alpha 0.9", "ImageNet");
  }

  @Test
  void anAlphaOutOfRangeLeavesTheRulesToTheRangeError() {
    RecipeSpec recipe = both(30, -1, 0.08);
    assertThat(new MixingRules().rules())
        .extracting(rule -> rule.ask(recipe))
        .isEqualTo(List.of(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN));
    assertThat(MixingRules.AGGRESSIVE_MIXUP.ask(both(30, 1, 0))).isEqualTo(FIRES);
  }
}
