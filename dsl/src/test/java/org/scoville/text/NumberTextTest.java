package org.scoville.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "62.400000000000006, 62.4",
    "0.30000000000000004, 0.3",
    "0.3333333333333333, 0.333333",
    "1234567.8912345678, 1234570",
    "2.220446049250313e-16, 2.22045e-16",
    "0.12345678, 0.12345678",
    "123456789.5, 123457000",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.79769e308",
    "1281167, 1281167",
    "-0.1, -0.1",
    "NaN, NaN"
  })
  void aValueStaysAsItIsWrittenAndACalculatedOneIsRounded(double number, String said) {
    assertThat(NumberText.of(number)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "1.75e-4, 0.0175",
    "0.5, 50",
    "4.9e-324, 4.94e-322",
    "1e300, 1e302",
    "0, 0",
    "Infinity, Infinity"
  })
  void aShareIsSaidInAsFewSignsAsItTakes(double share, String said) {
    assertThat(NumberText.percent(share)).isEqualTo(said);
  }

  @Property
  void noNumberFillsALine(@ForAll double number) {
    assertThat(NumberText.of(number)).hasSizeLessThan(24);
    assertThat(NumberText.rounded(number)).hasSizeLessThan(24);
    assertThat(NumberText.percent(number)).hasSizeLessThan(24);
  }
}
