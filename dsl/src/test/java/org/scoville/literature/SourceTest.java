package org.scoville.literature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void aCitationIsATitleAndItsPlaceInAngleBrackets() {
    assertThat(Source.of("He et al. 2016 <arXiv:1512.03385>"))
        .isEqualTo(new Source("He et al. 2016", "arXiv:1512.03385"));
    assertThat(Source.of("a < b <https://example.org>"))
        .isEqualTo(new Source("a < b", "https://example.org"));
  }

  @Test
  void oneWithoutBracketsIsItsOwnPlace() {
    for (String citation : new String[] {"lab notes", "a < b", "<arXiv:1512.03385>", ""}) {
      assertThat(Source.of(citation)).isEqualTo(new Source(citation, citation));
    }
  }
}
