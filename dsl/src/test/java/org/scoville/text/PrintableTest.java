package org.scoville.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  @ParameterizedTest
  @CsvSource({
    "1b, \\x1b",
    "7f, \\x7f",
    "9b, \\x9b",
    "0a, \\n",
    "0d, \\r",
    "09, \\t",
    "00, \\x00",
    "202e, \\u202e",
    "2066, \\u2066",
    "200f, \\u200f",
    "2028, \\u2028",
    "feff, \\ufeff",
    "d800, \\ud800",
    "e0041, \\U000e0041"
  })
  void whatMovesATerminalIsShownAsAnEscape(String point, String shown) {
    String text = new StringBuilder("a").appendCodePoint(Integer.parseInt(point, 16)) + "b";
    assertThat(Printable.of(text)).isEqualTo("a" + shown + "b");
  }

  @Test
  void lettersOfAllScriptsStayAsTheyAre() {
    String text = "größe 猫 \uD83D\uDC08 \u0645\u06CC\u200C\u062E \uFFFD C:\\new";
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void ofSeveralLinesTheBreaksStay() {
    assertThat(Printable.lines("a\r\nb\u001b\n")).isEqualTo("a\nb\\x1b\n");
  }

  @Property(tries = 200)
  void doingItTwiceChangesNothing(@ForAll String text) {
    String once = Printable.of(text);
    assertThat(Printable.of(once)).isEqualTo(once);
    assertThat(once.codePoints()).noneMatch(Character::isISOControl);
  }

  @Test
  void textIsBlankWhereNothingIsSeenOfIt() {
    assertThat(Printable.isBlank("")).isTrue();
    assertThat(Printable.isBlank(" \u00a0\u200b\u200d\t\n")).isTrue();
    assertThat(Printable.isBlank(" . ")).isFalse();
  }
}
