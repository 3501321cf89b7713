package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.mixUpOrCutMix;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.timmRandAugment;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Rule;
import org.scoville.text.NumberText;

/** A message calls an ingredient by its own name, and counts one of a thing as one. */
class OwnNamesTest {

  @Test
  void mixUpOrCutMixIsNotReportedAsMixUp() {
    RecipeSpec recipe = nvidia(30).with(labelSmoothing(0.1)).with(mixUpOrCutMix(0.8, 1));
    for (Rule rule :
        List.of(
            MixingRules.MIXUP_IN_A_SHORT_RUN,
            MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN,
            MixingRules.AGGRESSIVE_MIXUP)) {
      assertThat(rule.find(recipe).fact()).startsWith("MixUpOrCutMix ");
      assertThat(rule.find(nvidia(30).with(labelSmoothing(0.1)).with(mixUp(0.8))).fact())
          .startsWith("MixUp ");
    }
    assertThat(MixingRules.MIXUP_WITH_LABEL_SMOOTHING_IN_A_SHORT_RUN.find(recipe).fix())
        .isEqualTo("keep LabelSmoothing, drop MixUpOrCutMix");
  }

  @Test
  void timmRandAugmentIsNotReportedAsRandAugment() {
    RecipeSpec recipe = plain(90).with(timmRandAugment(6, 0.5));
    assertThat(AugmentationRules.THREE_OPERATIONS.find(recipe).fact())
        .startsWith("TimmRandAugment applies 3 operations");
    assertThat(AugmentationRules.TWO_OPERATIONS.find(recipe).fact())
        .startsWith("TimmRandAugment applies 3 operations");
    assertThat(
            AugmentationRules.THREE_OPERATIONS
                .find(plain(90).with(randAugment(2)).with(timmRandAugment(2, 0.5)))
                .fact())
        .startsWith("RandAugment and TimmRandAugment apply 3 operations");
  }

  @Test
  void anOperationThatIsOneUpToRoundingIsOneOperation() {
    assertThat(
            AugmentationRules.OPERATIONS_ON_THE_HOST
                .find(plain(90).with(timmRandAugment(3, 0.33333)))
                .fact())
        .contains("TimmRandAugment runs 1 operation per image on the CPU");
    assertThat(NumberText.rounded(1.5, "operation")).isEqualTo("1.5 operations");
    assertThat(NumberText.count(1, "batch")).isEqualTo("1 batch");
    assertThat(NumberText.count(20, "batch")).isEqualTo("20 batches");
  }
}
