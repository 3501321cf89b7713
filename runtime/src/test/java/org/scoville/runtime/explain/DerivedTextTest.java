package org.scoville.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "62.400000000000006 | 62.4",
        "1281167 | 1,281,167",
        "4.9e-324 | 4.9e-324",
        "1e300 | 1e300",
        "-Infinity | -Infinity",
        "NaN | NaN"
      })
  void anAmountIsSaidInFewSigns(double amount, String said) {
    assertThat(DerivedText.amount(amount)).isEqualTo(said);
  }
}
