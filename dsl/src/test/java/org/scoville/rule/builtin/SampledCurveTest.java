package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Recipes.plain;

import org.junit.jupiter.api.Test;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

class SampledCurveTest {
  private static final RecipeSpec LONGEST =
      plain(Integer.MAX_VALUE)
          .batchSize(1)
          .data(Integer.MAX_VALUE, 10)
          .with(Role.SCHEDULE, cosineDecay(0));

  @Test
  void theLongestRunIsSampledFromItsFirstStepToItsLast() {
    SampledCurve curve = SampledCurve.of(LONGEST).orElseThrow();
    assertThat(curve.factors()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(curve.highest()).isEqualTo(1);
    assertThat(curve.last()).isCloseTo(0, within(1e-9));
  }

  @Test
  void theIdleShareOfTheLongestRunIsItsOwn() {
    RecipeSpec half = LONGEST.with(Role.SCHEDULE, cosineDecay(0).with("decayEndFraction", 0.5));
    assertThat(IdleRate.of(LONGEST).share()).isZero();
    assertThat(IdleRate.of(half).share()).isEqualTo(0.5);
  }

  @Test
  void aPartIsExact() {
    assertThat(SampledCurve.part(Long.MAX_VALUE, 199, 199)).isEqualTo(Long.MAX_VALUE);
    assertThat(SampledCurve.part(1000, 2, 3)).isEqualTo(666);
    assertThat(SampledCurve.part(0, 2, 3)).isZero();
  }
}
