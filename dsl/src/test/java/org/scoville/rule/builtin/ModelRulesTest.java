package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;

class ModelRulesTest {
  private static RecipeSpec recipe(Class<?> model, int depth) {
    return plain(36).with(Role.MODEL, defaults("model", model).with("depth", depth));
  }

  @ParameterizedTest
  @CsvSource({
    "18, SILENT", "34, SILENT", "50, SILENT", "101, SILENT", "152, SILENT",
    "19, FIRES", "49, FIRES", "51, FIRES", "100, FIRES", "151, FIRES",
  })
  void aResNetHasOneOfFiveDepths(int depth, Verdict verdict) {
    assertThat(ModelRules.RESNET_DEPTH.ask(recipe(ResNet.class, depth))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "8, SILENT",
    "14, SILENT",
    "20, SILENT",
    "110, SILENT",
    "2, FIRES",
    "7, FIRES",
    "9, FIRES",
    "18, FIRES",
    "21, FIRES",
  })
  void aCifarResNetHasADepthOfSixTimesNPlusTwo(int depth, Verdict verdict) {
    assertThat(ModelRules.CIFAR_RESNET_DEPTH.ask(recipe(CifarResNet.class, depth)))
        .isEqualTo(verdict);
  }

  @Test
  void eachRuleLooksAtItsOwnModel() {
    assertThat(ModelRules.RESNET_DEPTH.ask(recipe(CifarResNet.class, 9))).isEqualTo(SILENT);
    assertThat(ModelRules.CIFAR_RESNET_DEPTH.ask(recipe(ResNet.class, 50))).isEqualTo(SILENT);
  }

  @Test
  void theWrongDepthIsNamedWhereItStands() {
    assertThat(ModelRules.RESNET_DEPTH.find(recipe(ResNet.class, 49)))
        .returns(RecipeLocation.hyperparameter("model", "depth"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("depth is 49", "18, 34, 50, 101 or 152");
    assertThat(ModelRules.CIFAR_RESNET_DEPTH.find(recipe(CifarResNet.class, 9)).fact())
        .contains("depth is 9", "6 n + 2");
  }
}
