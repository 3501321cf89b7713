package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.runtime.image.Canvas;

/** Files of every kind against the pixels that Pillow finds in them. */
class PillowPixelsTest {

  /** The largest difference of a pixel from Pillow's; 0 where none is listed. */
  private static final Map<String, Integer> FARTHEST =
      Map.of(
          // TwelveMonkeys smooths blocks less exactly than libwebp, and doesn't smooth colors.
          "lossy.webp", 40,
          "lossy-alpha.webp", 40,
          "small.webp", 40,
          "gray.webp", 2);

  /** The largest rounding difference between builds of libjpeg. */
  private static final int JPEG = 2;

  /**
   * A line of pixels.txt.
   *
   * @param pixels red, green and blue in base64
   */
  record Expected(String name, int width, int height, String pixels) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Expected> files() throws IOException {
    return new String(read("pixels.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .filter(word -> !word[0].startsWith("gray16"))
        .map(w -> new Expected(w[0], Integer.parseInt(w[1]), Integer.parseInt(w[2]), w[3]))
        .toList();
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream stream = PillowPixelsTest.class.getResourceAsStream("pillow/" + name)) {
      return stream.readAllBytes();
    }
  }

  private static Canvas decoded(String name) throws Exception {
    Canvas canvas = new Canvas(1, 1, 3);
    new ImageDecoder().open(read(name), name).decode(canvas);
    return canvas;
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyKindOfFileHasPillowsPixels(Expected expected) throws Exception {
    Canvas actual = decoded(expected.name());
    assertThat(actual.width()).isEqualTo(expected.width());
    assertThat(actual.height()).isEqualTo(expected.height());
    byte[] pixels = Base64.getDecoder().decode(expected.pixels());
    int farthest = 0;
    for (int i = 0; i < pixels.length; i++) {
      int distance = Math.abs((pixels[i] & 0xFF) - (actual.pixels()[i] & 0xFF));
      farthest = Math.max(farthest, distance);
    }
    boolean jpeg = expected.name().contains("jp");
    assertThat(farthest)
        .isLessThanOrEqualTo(FARTHEST.getOrDefault(expected.name(), jpeg ? JPEG : 0));
  }

  @Test
  void grayOfSixteenBitsIsTheUpperHalfWherePillowsIsWhite() throws Exception {
    byte[] gray = decoded("gray.png").pixels();
    for (String name : List.of("gray16.png", "gray16.tif")) {
      byte[] actual = decoded(name).pixels();
      for (int i = 0; i < 3 * 11 * 7; i++) {
        assertThat(actual[i] & 0xFF).as(name).isEqualTo(gray[i] & 0xFF);
      }
    }
  }
}
