package com.example.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookaheadTest {
  @Test
  void itsOwnDefaultsAreAllowed() throws NoSuchMethodException {
    int k = (int) Lookahead.With.class.getMethod("syncBatches").getDefaultValue();
    double alpha = (double) Lookahead.With.class.getMethod("slowStep").getDefaultValue();
    assertThat(new Lookahead(k, alpha)).isEqualTo(new Lookahead(6, 0.5));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "5, 1e-9", "5, 0.999"})
  void valuesOfItsRangesAreTaken(int syncBatches, double slowStep) {
    assertThatCode(() -> new Lookahead(syncBatches, slowStep)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 'Lookahead.syncBatches is 0; it must be at least 1'",
    "5, 0, 'Lookahead.slowStep is 0; it must be above 0 and below 1'",
    "5, 1, 'Lookahead.slowStep is 1; it must be above 0 and below 1'",
    "5, NaN, 'Lookahead.slowStep is NaN; it must be above 0 and below 1'",
  })
  void othersAreRefused(int syncBatches, double slowStep, String sentence) {
    assertThatThrownBy(() -> new Lookahead(syncBatches, slowStep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
