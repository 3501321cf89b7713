package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PillowBilinearTest {

  @Property(tries = 100)
  void aResizedWindowIsTheTriangleFilteredWindow(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 1, max = 60) int newWidth,
      @ForAll @IntRange(min = 1, max = 60) int newHeight,
      @ForAll @IntRange(max = 3) int border,
      @ForAll long seed) {
    Canvas image = Pictures.noise(height + 2 * border, width + border, 3, seed);
    Window window = new Window(border, border, width, height);
    Canvas part = Pictures.of(image.height(), image.width(), 3, image.pixels());
    window.cut(part);
    Canvas resized = Pictures.used(image);
    new PillowBilinear().resize(resized, window, newHeight, newWidth);
    assertThat(resized.width()).isEqualTo(newWidth);
    assertThat(resized.height()).isEqualTo(newHeight);
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int c = 0; c < 3; c++) {
          int got = resized.pixels()[(y * newWidth + x) * 3 + c] & 0xFF;
          // Two roundings to whole numbers, one a direction.
          assertThat(Math.abs(got - plain(part, newWidth, newHeight, x, y, c)))
              .isLessThanOrEqualTo(1.01);
        }
      }
    }
  }

  @Property(tries = 100)
  void anImageOfOneColorKeepsIt(
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 60) int newSize,
      @ForAll byte value) {
    Canvas image = new Canvas(size, size, 1);
    Arrays.fill(image.pixels(), value);
    new PillowBilinear().resize(image, Window.whole(image), newSize, newSize);
    for (byte pixel : Pictures.bytes(image)) {
      assertThat(pixel).isEqualTo(value);
    }
  }

  @Test
  void theSameSizeChangesNothing() {
    Canvas image = Pictures.noise(9, 13, 3, 1);
    byte[] before = Pictures.bytes(image);
    new PillowBilinear().resize(image, Window.whole(image), 9, 13);
    assertThat(Pictures.bytes(image)).isEqualTo(before);
  }

  /** The mean of the old pixels under a triangle around the new pixel's center. */
  private static double plain(Canvas image, int newWidth, int newHeight, int x, int y, int c) {
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < image.height(); v++) {
      double vertical = triangle(v, y, image.height(), newHeight);
      for (int u = 0; u < image.width(); u++) {
        double weight = vertical * triangle(u, x, image.width(), newWidth);
        sum += weight * (image.pixels()[(v * image.width() + u) * 3 + c] & 0xFF);
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
