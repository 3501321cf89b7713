package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class LossRulesTest {
  private static final Rule RULE = LossRules.BCE_WITHOUT_LOG_PRIOR_BIAS;

  private static RecipeSpec recipe(Class<?> model, Class<?> loss, String headBias) {
    return plain(36)
        .with(Role.MODEL, defaults("network", model).with("headBias", headBias))
        .with(Role.LOSS, defaults("loss", loss));
  }

  @ParameterizedTest
  @CsvSource({"ZERO, FIRES", "LOG_PRIOR, SILENT"})
  void binaryCrossEntropyWantsALogPriorOnEveryModel(String headBias, Verdict verdict) {
    assertThat(RULE.ask(recipe(ResNet.class, BinaryCrossEntropy.class, headBias)))
        .isEqualTo(verdict);
    assertThat(RULE.ask(recipe(CifarResNet.class, BinaryCrossEntropy.class, headBias)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"ZERO", "LOG_PRIOR"})
  void crossEntropyDoesNotCare(String headBias) {
    assertThat(RULE.ask(recipe(ResNet.class, CrossEntropy.class, headBias))).isEqualTo(SILENT);
  }

  @Test
  void aModelWithoutAHeadBiasIsNotJudged() {
    RecipeSpec recipe = plain(36).with(Role.MODEL, Ingredient.of("model", "com.example.ViT"));
    assertThat(RULE.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void theFindingNamesTheModelAndStandsAtItsHeadBias() {
    assertThat(RULE.find(recipe(CifarResNet.class, BinaryCrossEntropy.class, "ZERO")))
        .returns(Site.hyperparameter("network", "headBias"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains("CifarResNet", "headBias = ZERO");
  }
}
