package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.channelsLast;
import static org.scoville.sample.Recipes.plain;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class SystemRulesTest {

  @ParameterizedTest
  @CsvSource({"15, FIRES", "16, SILENT", "2048, SILENT"})
  void batchNormsSeeSixteenImages(int batch, Verdict verdict) {
    assertThat(SystemRules.SMALL_BATCH.ask(plain(90).batchSize(batch))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"FP32, SILENT", "BF16, FIRES", "FP16, FIRES"})
  void halfPrecisionWantsChannelsLast(Precision precision, Verdict verdict) {
    RecipeSpec recipe = plain(90).precision(precision);
    assertThat(SystemRules.CHANNELS_FIRST.ask(recipe)).isEqualTo(verdict);
    assertThat(SystemRules.CHANNELS_FIRST.ask(recipe.with(channelsLast()))).isEqualTo(SILENT);
    assertThat(SystemRules.CHANNELS_FIRST.find(recipe))
        .returns(Site.recipe("precision"), Finding::site)
        .extracting(Finding::fact)
        .asString()
        .contains(precision.name());
  }

  @Test
  void otherNetworksMayHaveNoBatchNorms() {
    RecipeSpec recipe =
        plain(90)
            .batchSize(1)
            .precision(Precision.BF16)
            .with(Role.MODEL, Ingredient.named("model", "com.example.ViT", Map.of(), Set.of()));
    assertThat(new SystemRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }
}
