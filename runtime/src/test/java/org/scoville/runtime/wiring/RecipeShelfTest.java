package org.scoville.runtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeShelfTest {
  @ParameterizedTest
  @CsvSource({
    "Hot, hot",
    "FashionMild, fashion-mild",
    "NVIDIABaseline, nvidia-baseline",
    "ResNet50Fast, res-net50-fast"
  })
  void namesToTypeAreInSmallLettersWithHyphens(String simple, String typed) {
    assertThat(RecipeShelf.shortName(simple)).isEqualTo(typed);
  }
}
