package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scoville.ingredient.RateCurve;
import org.scoville.sample.Ranges;

class CurvesTest {

  @Test
  void everyScheduleOfTheLanguageIsKnown() {
    assertThat(Ranges.ingredients())
        .filteredOn(RateCurve.class::isAssignableFrom)
        .containsExactlyInAnyOrderElementsOf(Curves.TYPES);
  }
}
