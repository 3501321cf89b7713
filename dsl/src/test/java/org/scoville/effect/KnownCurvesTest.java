package org.scoville.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scoville.ingredient.RateCurve;
import org.scoville.sample.Ranges;

class KnownCurvesTest {

  @Test
  void everyScheduleOfTheLanguageIsKnown() {
    assertThat(Ranges.ingredients())
        .filteredOn(RateCurve.class::isAssignableFrom)
        .containsExactlyInAnyOrderElementsOf(KnownCurves.TYPES);
  }
}
