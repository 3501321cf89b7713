package org.scoville.ingredient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.text.NumberText;

class BoundsTest {
  private static final Bounds ANYTHING =
      new Bounds(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  @Test
  void closedEndsAreInsideAndOpenEndsOutside() {
    assertThat(Bounds.between(0, 1).contains(0)).isTrue();
    assertThat(Bounds.between(0, 1).contains(1)).isTrue();
    assertThat(Bounds.between(0, 1).contains(Math.nextUp(1.0))).isFalse();
    assertThat(Bounds.from(0, 1).contains(0)).isTrue();
    assertThat(Bounds.from(0, 1).contains(1)).isFalse();
    assertThat(Bounds.above(0).contains(0)).isFalse();
    assertThat(Bounds.above(0).contains(Double.MIN_VALUE)).isTrue();
    assertThat(Bounds.atLeast(0).contains(-Double.MIN_VALUE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNeverInside(double value) {
    assertThat(ANYTHING.contains(value)).isFalse();
  }

  @Property
  void aFiniteValueIsInsideWhereItsComparisonsHold(
      @ForAll double min, @ForAll double below, @ForAll double value) {
    assertThat(Bounds.from(min, below).contains(value)).isEqualTo(min <= value && value < below);
  }

  @Test
  void theDescriptionFollowsMustBe() {
    assertThat(Bounds.between(0, 1).description()).isEqualTo("from 0 to 1");
    assertThat(Bounds.from(0, 1).description()).isEqualTo("at least 0 and below 1");
    assertThat(Bounds.above(0).description()).isEqualTo("above 0");
    assertThat(Bounds.atLeast(8).description()).isEqualTo("at least 8");
    assertThat(ANYTHING.description()).isEqualTo("finite");
  }

  @Test
  void finiteIsWantedWhereTheBoundsAloneWouldAllowInfinity() {
    assertThat(Bounds.above(0).wanted(Double.POSITIVE_INFINITY)).isEqualTo("finite and above 0");
    assertThat(Bounds.atLeast(8).wanted(Double.NaN)).isEqualTo("finite and at least 8");
    assertThat(Bounds.above(0).wanted(-1)).isEqualTo("above 0");
    assertThat(Bounds.between(0, 1).wanted(Double.POSITIVE_INFINITY)).isEqualTo("from 0 to 1");
    assertThat(Bounds.from(0, 1).wanted(Double.NaN)).isEqualTo("at least 0 and below 1");
    assertThat(ANYTHING.wanted(Double.NaN)).isEqualTo("finite");
  }

  @Test
  void aRefusalNamesTheValueAndWhatWouldBeRight() {
    assertThatThrownBy(() -> Bounds.from(0, 1).check("LabelSmoothing", "smoothing", 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LabelSmoothing.smoothing is 1.5; it must be at least 0 and below 1");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "-2, -2",
    "0.25, 0.25",
    "-0.0, 0",
    "1e-12, 1e-12",
    "2.5e-7, 2.5e-7",
    "NaN, NaN"
  })
  void numbersAreWrittenAsPeopleWriteThem(double value, String written) {
    assertThat(NumberText.written(value)).isEqualTo(written);
  }
}
