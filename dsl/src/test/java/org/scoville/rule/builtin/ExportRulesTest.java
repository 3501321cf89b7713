package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class ExportRulesTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  @Test
  void blurPoolStaysInTheNetwork() {
    RecipeSpec blurred = plain(90).with(use(BlurPool.class));
    assertThat(ExportRules.WEIGHTS_WANT_THE_BLUR.ask(blurred)).isEqualTo(FIRES);
    assertThat(ExportRules.WEIGHTS_WANT_THE_BLUR.ask(plain(90))).isEqualTo(SILENT);
    assertThat(ExportRules.ANOTHER_ARCHITECTURE.ask(blurred)).isEqualTo(FIRES);
    assertThat(ExportRules.ANOTHER_ARCHITECTURE.ask(plain(90))).isEqualTo(SILENT);
  }

  @Test
  void aBlurPoolThatDoesNothingIsLeftToItsError() {
    RecipeSpec idle =
        plain(90)
            .with(Role.MODEL, defaults("model", CifarResNet.class))
            .with(
                AlgorithmUse.of(
                    defaults("blurPool", BlurPool.class).with("replaceConvolutions", false)));
    assertThat(BOOK.judge(idle).findings())
        .extracting(Finding::id)
        .contains("blurpool-noop")
        .doesNotContain("export-needs-surgery-list", "arch-change-fairness");
  }

  @ParameterizedTest
  @CsvSource({"0, SILENT", "0.05, FIRES", "0.1, FIRES"})
  void branchesAreScaledInEvaluation(double dropRate, Verdict verdict) {
    RecipeSpec recipe = plain(270).with(stochasticDepth(dropRate));
    assertThat(ExportRules.BRANCHES_SCALED_IN_EVALUATION.ask(recipe)).isEqualTo(verdict);
    assertThat(ExportRules.BRANCHES_SCALED_IN_EVALUATION.ask(plain(270))).isEqualTo(SILENT);
  }

  @Test
  void theRateIsNamed() {
    assertThat(
            ExportRules.BRANCHES_SCALED_IN_EVALUATION.find(plain(270).with(stochasticDepth(0.1))))
        .returns(RecipeLocation.hyperparameter("stochasticDepth", "dropRate"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("dropRate 0.1");
  }

  @Test
  void theEvaluatedWeightsAreReportedForEma() {
    RecipeSpec averaged = plain(90).with(ema(100).every(20));
    assertThat(ExportRules.EVALUATED_WEIGHTS_APART.ask(averaged)).isEqualTo(FIRES);
    assertThat(ExportRules.EVALUATED_WEIGHTS_APART.ask(plain(90))).isEqualTo(SILENT);
  }
}
