package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.fashionMnist;
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
import org.scoville.rule.Verdict;

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
    "35, BOTTLENECK, UNKNOWN",
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
        .contains("a CifarResNet of depth 20 has none");
  }

  private static Ingredient blurPool(boolean convolutions, boolean maxPools, int minChannels) {
    return defaults("blurPool", BlurPool.class)
        .with("replaceConvolutions", convolutions)
        .with("replaceMaxPools", maxPools)
        .with("minChannels", minChannels);
  }

  @ParameterizedTest
  @CsvSource({
    "50, true, true, 5000, SILENT",
    "50, true, false, 1024, SILENT",
    "50, true, false, 1025, FIRES",
    "34, true, false, 256, SILENT",
    "34, true, false, 257, FIRES",
    "50, false, true, 16, SILENT",
  })
  void aResNetHasAMaxPoolToBlur(
      int depth, boolean convolutions, boolean maxPools, int minChannels, Verdict verdict) {
    RecipeSpec recipe =
        with(blurPool(convolutions, maxPools, minChannels))
            .with(Role.MODEL, defaults("model", ResNet.class).with("depth", depth));
    assertThat(SurgeryRules.BLURPOOL_NOTHING.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"true, 32, SILENT", "true, 33, FIRES", "false, 16, FIRES"})
  void aCifarResNetHasNone(boolean convolutions, int minChannels, Verdict verdict) {
    RecipeSpec recipe =
        with(blurPool(convolutions, true, minChannels))
            .with(Role.MODEL, defaults("model", CifarResNet.class).with("width", 16));
    assertThat(SurgeryRules.BLURPOOL_NOTHING.ask(recipe)).isEqualTo(verdict);
    assertThat(SurgeryRules.BLURPOOL_NOTHING.find(recipe).fact())
        .contains("CifarResNet", "32", "no max-pool");
  }

  @ParameterizedTest
  @CsvSource({"3, true, FIRES", "4, true, SILENT", "3, false, SILENT", "16, true, SILENT"})
  void theImageIsNotBlurred(int minChannels, boolean convolutions, Verdict verdict) {
    RecipeSpec recipe = with(blurPool(convolutions, true, minChannels));
    assertThat(SurgeryRules.BLURPOOL_BLURS_THE_IMAGE.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, SILENT", "2, 1, FIRES", "2, 2, SILENT"})
  void aStemWithoutStrideOrWithMoreChannelsThanTheImageIsNotBlurred(
      int stride, int minChannels, Verdict verdict) {
    RecipeSpec recipe =
        with(blurPool(true, true, minChannels))
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.MODEL, defaults("model", CifarResNet.class).with("stemStride", stride));
    assertThat(SurgeryRules.BLURPOOL_BLURS_THE_IMAGE.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"true, true, SILENT", "true, false, FIRES", "false, false, SILENT"})
  void blurringLastCostsTime(boolean convolutions, boolean first, Verdict verdict) {
    RecipeSpec recipe = with(blurPool(convolutions, true, 16).with("blurFirst", first));
    assertThat(SurgeryRules.BLURPOOL_BLURS_LAST.ask(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 0.2, SILENT",
    "50, 0.21, FIRES",
    "18, 0.5, FIRES",
    "101, 0.5, SILENT",
  })
  void aShallowNetworkDropsAFifthAtMost(int depth, double rate, Verdict verdict) {
    RecipeSpec recipe =
        with(DEPTH.with("dropRate", rate))
            .with(Role.MODEL, defaults("model", ResNet.class).with("depth", depth));
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_RATE.ask(recipe)).isEqualTo(verdict);
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_RATE.find(recipe).fact())
        .contains("dropRate is " + rate, "depth " + depth);
  }

  @ParameterizedTest
  @CsvSource({"99, 0.1, FIRES", "100, 0.1, SILENT", "99, 0, SILENT"})
  void droppingBlocksWantsALongRun(int epochs, double rate, Verdict verdict) {
    RecipeSpec recipe = with(DEPTH.with("dropRate", rate)).epochs(epochs);
    assertThat(SurgeryRules.STOCHASTIC_DEPTH_IN_A_SHORT_RUN.ask(recipe)).isEqualTo(verdict);
  }
}
