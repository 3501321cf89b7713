package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.channelsLast;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.BatchSplit;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;

class SystemRulesTest {

  @ParameterizedTest
  @CsvSource({"15, FIRES", "16, SILENT", "2048, SILENT"})
  void batchNormsSeeSixteenImages(int batch, Verdict verdict) {
    assertThat(SystemRules.SMALL_BATCH.ask(plain(90).batchSize(batch))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "32, 4, 2, FIRES",
    "32, 4, 0, FIRES",
    "32, 2, 0, SILENT",
    "32, 1, 15, FIRES",
    "32, 1, 16, SILENT",
    "33, 1, 16, FIRES",
    "33, 1, 17, SILENT",
    "33, 1, 33, SILENT",
    "1024, 64, 16, SILENT",
    "1024, 65, 0, FIRES"
  })
  void devicesAndMicroBatchesDivideThem(int batch, int replicas, int micro, Verdict verdict) {
    RecipeSpec recipe = plain(90).batchSize(batch).split(new BatchSplit(replicas, micro));
    assertThat(SystemRules.SMALL_BATCH.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void aSmallShareIsReportedWithItsDevicesAndMicroBatches() {
    RecipeSpec recipe = plain(90).batchSize(32);
    assertThat(SystemRules.SMALL_BATCH.find(recipe.split(new BatchSplit(4, 2))).fact())
        .isEqualTo(
            "batchSize is 32 on 4 devices in micro-batches of 2, so batch norm sees 2 images at"
                + " once");
    assertThat(SystemRules.SMALL_BATCH.find(recipe.split(new BatchSplit(1, 1))).fact())
        .endsWith("32 on one device in micro-batches of 1, so batch norm sees 1 image at once");
    RecipeSpec odd = plain(90).batchSize(33).split(new BatchSplit(1, 32));
    assertThat(SystemRules.SMALL_BATCH.find(odd).fact())
        .isEqualTo(
            "batchSize is 33 on one device in micro-batches of 32, so batch norm sees 1 image at once"
                + " in the last of them");
    assertThat(SystemRules.SMALL_BATCH.find(plain(90).batchSize(1)).fact())
        .startsWith("batchSize is 1, so batch norm sees 1 image at once at most");
  }

  @ParameterizedTest
  @CsvSource({"FP32, SILENT", "BF16, FIRES", "FP16, FIRES", "AUTO, FIRES"})
  void halfPrecisionWantsChannelsLast(Precision precision, Verdict verdict) {
    RecipeSpec recipe = plain(90).precision(precision);
    assertThat(SystemRules.CHANNELS_FIRST.ask(recipe)).isEqualTo(verdict);
    assertThat(SystemRules.CHANNELS_FIRST.ask(recipe.with(channelsLast()))).isEqualTo(SILENT);
    assertThat(SystemRules.CHANNELS_FIRST.find(recipe))
        .returns(RecipeLocation.recipe("precision"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains(precision.name());
  }

  @Test
  void whatAutoIsOnAGpuIsSaid() {
    assertThat(SystemRules.CHANNELS_FIRST.find(plain(90).precision(Precision.AUTO)).fact())
        .startsWith("precision is AUTO, half precision on every GPU, without ChannelsLast");
  }

  @Test
  void otherNetworksMayHaveNoBatchNorms() {
    RecipeSpec recipe =
        plain(90)
            .batchSize(1)
            .precision(Precision.BF16)
            .with(Role.MODEL, Ingredients.unknown("model", "com.example.ViT"));
    assertThat(new SystemRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }
}
