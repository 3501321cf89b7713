package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.random.Draw;

class ResamplingTest {

  @Property(tries = 200)
  void resizingIsATriangleFilterInBothDirections(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 40) int newWidth,
      @ForAll @IntRange(min = 1, max = 40) int newHeight,
      @ForAll long seed) {
    Pixels image = noise(width, height, seed);
    Pixels resized = Resampling.resize(image, newWidth, newHeight);
    assertThat(resized.width()).isEqualTo(newWidth);
    assertThat(resized.height()).isEqualTo(newHeight);
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int c = 0; c < 3; c++) {
          int got = resized.data()[(y * newWidth + x) * 3 + c] & 0xFF;
          // Two roundings to whole numbers, one a direction.
          assertThat(Math.abs(got - plain(image, newWidth, newHeight, x, y, c)))
              .isLessThanOrEqualTo(1.01);
        }
      }
    }
  }

  @Property(tries = 100)
  void anImageOfOneColourKeepsIt(
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 60) int newSize,
      @ForAll byte value) {
    byte[] data = new byte[size * size];
    Arrays.fill(data, value);
    Pixels resized = Resampling.resize(new Pixels(size, size, 1, data), newSize, newSize);
    for (byte pixel : resized.data()) {
      assertThat(pixel).isEqualTo(value);
    }
  }

  @Test
  void theSameSizeChangesNothing() {
    Pixels image = noise(13, 9, 1);
    assertThat(Resampling.resize(image, 13, 9).data()).isEqualTo(image.data());
  }

  @Test
  void theLongerSideIsRoundedDown() {
    Pixels wide = Resampling.resizeShorter(noise(100, 30, 1), 20);
    assertThat(wide.height()).isEqualTo(20);
    assertThat(wide.width()).isEqualTo(66);
    Pixels tall = Resampling.resizeShorter(noise(30, 100, 1), 20);
    assertThat(tall.width()).isEqualTo(20);
    assertThat(tall.height()).isEqualTo(66);
  }

  private static Pixels noise(int width, int height, long seed) {
    byte[] data = new byte[width * height * 3];
    Draw draw = Draw.of(seed);
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) draw.nextInt(256);
    }
    return new Pixels(width, height, 3, data);
  }

  /** The mean of the old pixels under a triangle around the new pixel's centre. */
  private static double plain(Pixels image, int newWidth, int newHeight, int x, int y, int c) {
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < image.height(); v++) {
      double vertical = triangle(v, y, image.height(), newHeight);
      for (int u = 0; u < image.width(); u++) {
        double weight = vertical * triangle(u, x, image.width(), newWidth);
        sum += weight * (image.data()[(v * image.width() + u) * 3 + c] & 0xFF);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double triangle(int source, int target, int size, int newSize) {
    double scale = (double) size / newSize;
    double distance = source + 0.5 - (target + 0.5) * scale;
    return Math.max(0, 1 - Math.abs(distance) / Math.max(1, scale));
  }
}
