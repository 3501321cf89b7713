package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class GrayVitRulesTest {
  private static final RecipeSpec PLAIN = RecipeSpec.named("com.example.Short").epochs(10);
  private static final AlgorithmUse LAYER_SCALE =
      AlgorithmUse.of("layerScale", new LayerScale(0.1));

  @ParameterizedTest
  @CsvSource({"3e-4, SILENT", "1e-3, SILENT", "1.01e-3, FIRES", "3e-3, FIRES"})
  void lionsRateIsNotAdams(double rate, Verdict verdict) {
    RecipeSpec recipe =
        PLAIN.with(Role.OPTIMIZER, "optimizer", new DecoupledLion(rate, 0.9, 0.99, 0));
    assertThat(GrayVitRules.LION_RATE.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void layerScaleWantsBranches() {
    RecipeSpec vit =
        PLAIN.with(Role.MODEL, "model", new Vit(28, 7, 64, 4, 4, HeadBias.ZERO)).with(LAYER_SCALE);
    RecipeSpec resNet =
        PLAIN
            .with(
                Role.MODEL,
                "model",
                new CifarResNet(20, 16, 1, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO))
            .with(LAYER_SCALE);
    assertThat(GrayVitRules.NOTHING_TO_SCALE.ask(vit)).isEqualTo(Verdict.SILENT);
    assertThat(GrayVitRules.NOTHING_TO_SCALE.ask(resNet)).isEqualTo(Verdict.FIRES);
    assertThat(GrayVitRules.NOTHING_TO_SCALE.find(resNet))
        .extracting(Finding::fact)
        .asString()
        .contains("CifarResNet has none of these");
  }

  @Test
  void theyAreFound() {
    assertThat(RuleBook.load(getClass().getClassLoader()).rules())
        .containsAll(new GrayVitRules().rules());
  }
}
