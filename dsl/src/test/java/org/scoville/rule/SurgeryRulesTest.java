package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class SurgeryRulesTest {
  private static final Ingredient DEPTH = defaults("stochasticDepth", StochasticDepth.class);

  private static RecipeSpec with(Ingredient algorithm) {
    return plain(90).with(AlgorithmUse.of(algorithm));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, SILENT",
    "true, false, SILENT",
    "false, true, SILENT",
    "false, false, FIRES"
  })
  void blurPoolReplacesSomething(boolean convolutions, boolean maxPools, Verdict verdict) {
    Ingredient blurPool =
        defaults("blurPool", BlurPool.class)
            .with("replaceConvolutions", convolutions)
            .with("replaceMaxPools", maxPools);
    assertThat(SurgeryRules.BLURPOOL_BOTH_OFF.ask(with(blurPool))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCK, 0, SILENT",
    "BLOCK, 0.1, SILENT",
    "SAMPLE, 0, SILENT",
    "SAMPLE, 0.001, FIRES"
  })
  void onlyBlocksWarmUp(String method, double warmup, Verdict verdict) {
    RecipeSpec recipe = with(DEPTH.with("method", method).with("warmupFraction", warmup));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_WARMUP_SAMPLE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theWarmUpIsNamed() {
    RecipeSpec recipe = with(DEPTH.with("method", "SAMPLE").with("warmupFraction", 0.25));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_WARMUP_SAMPLE.find(recipe).fact())
        .contains("warmupFraction is 0.25", "SAMPLE");
  }

  @ParameterizedTest
  @CsvSource({
    "18, BOTTLENECK, FIRES",
    "34, BOTTLENECK, FIRES",
    "34, ALL, SILENT",
    "50, BOTTLENECK, SILENT",
    "152, BOTTLENECK, SILENT",
    "35, BOTTLENECK, SILENT",
  })
  void thereAreBottlenecksToDrop(int depth, String blocks, Verdict verdict) {
    RecipeSpec recipe =
        with(DEPTH.with("blocks", blocks))
            .with(Role.MODEL, defaults("model", ResNet.class).with("depth", depth));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_NO_TARGET.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void theModelWithoutBottlenecksIsNamed() {
    RecipeSpec shallow =
        with(DEPTH).with(Role.MODEL, defaults("model", ResNet.class).with("depth", 18));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_NO_TARGET.find(shallow).fact())
        .contains("a ResNet of depth 18 has none");
    RecipeSpec small = with(DEPTH).with(Role.MODEL, defaults("model", CifarResNet.class));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_NO_TARGET.find(small).fact())
        .contains("a CifarResNet has none");
  }
}
