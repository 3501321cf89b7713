package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

class PnmImageTest {

  private static byte[] decoded(String file) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    new ImageDecoder().open(file.getBytes(StandardCharsets.ISO_8859_1), "x").decode(canvas);
    return Pictures.bytes(canvas);
  }

  private static byte[] gray(int... lights) {
    byte[] rgb = new byte[3 * lights.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) lights[i / 3];
    }
    return rgb;
  }

  @Test
  void commentsMayStandBetweenAnyTwoWords() throws Exception {
    assertThat(decoded("P3 # 1\n2 1 # 9 9\n255\n# 7\n1 2 3 # 8\n\n4 5 6"))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(decoded("P2\n2 #\n1\n255 0\n#\n9\n")).isEqualTo(gray(0, 9));
    assertThat(decoded("P5 2#c\n1 255 \u0001#")).isEqualTo(gray(1, '#'));
    assertThat(decoded("P5 1 1 255# 9\n\u0007")).isEqualTo(gray(7));
  }

  @Test
  void bitsStandSideBySideOrApart() throws Exception {
    byte[] expected = gray(255, 0, 0, 255);
    assertThat(decoded("P1\n2 2\n#1 1\n01\n10\n")).isEqualTo(expected);
    assertThat(decoded("P1 2 2 0 1 1 0")).isEqualTo(expected);
    assertThat(decoded("P4 2 2 @\u0080")).isEqualTo(expected);
  }

  @Test
  void numbersAreRoundedToParts255OfTheBrightest() throws Exception {
    assertThat(decoded("P2 3 1 1 0 1 1")).isEqualTo(gray(0, 255, 255));
    assertThat(decoded("P5 2 1 1\n\u0000\u0001")).isEqualTo(gray(0, 255));
    assertThat(decoded("P2 4 1 100 0 49 50 99")).isEqualTo(gray(0, 125, 128, 252));
    // Half of 255 goes to the even number, as in Python.
    assertThat(decoded("P2 2 1 2 1 2")).isEqualTo(gray(128, 255));
    assertThat(decoded("P5 2 1 65535\n\u0080\u0080\u00ff\u00ff")).isEqualTo(gray(128, 255));
    assertThat(decoded("P6 1 1 1000\n\u0003\u00e8\u0001\u00f4\u0000\u0000"))
        .containsExactly(255, 128, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1 2 2 0 1 2 0",
        "P2 2 1 15 3 16",
        "P3 1 1 255 1 x 2",
        "P5 2 1 0 ab",
        "P2 1 1 65536 1",
        "P6 1 1 x abc"
      })
  void numbersThatCantBeAreSeen(String file) {
    assertThatThrownBy(() -> decoded(file))
        .isInstanceOf(UnreadableImage.class)
        .hasMessageStartingWith("x can't be read: it is damaged (")
        .satisfies(e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(OmissionReason.DAMAGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P1 2 2 0 1 1 ", "P2 3 1 255 111 222 ", "P6 1 1 255 ab", "P5 9", "P4 9 2 a"})
  void aFileThatEndsEarlyIsSeen(String file) {
    assertThatThrownBy(() -> decoded(file)).hasMessage("x can't be read: it ends early");
  }
}
