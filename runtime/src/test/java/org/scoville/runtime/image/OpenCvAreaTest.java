package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.data.ImageFolder;
import org.scoville.runtime.golden.Covers;

@Covers({ImageFolder.class})
class OpenCvAreaTest {

  @Property(tries = 200)
  void shrinkingTakesTheMeanOfTheAreaThatBecomesAPixel(
      @ForAll @IntRange(min = 1, max = 30) int newHeight,
      @ForAll @IntRange(min = 1, max = 30) int newWidth,
      @ForAll @IntRange(max = 40) int moreHeight,
      @ForAll @IntRange(max = 40) int moreWidth,
      @ForAll @IntRange(max = 3) int border,
      @ForAll @IntRange(min = 1, max = 4) int channels,
      @ForAll long seed) {
    int height = newHeight + moreHeight;
    int width = newWidth + moreWidth;
    Canvas image = Pictures.noise(height + 2 * border, width + border, channels, seed);
    Canvas part = Pictures.of(image.height(), image.width(), channels, image.pixels());
    Window window = new Window(border, border, width, height);
    window.cut(part);
    Canvas resized = Pictures.used(image);
    new OpenCvArea().resize(resized, window, newHeight, newWidth);
    assertThat(resized.height()).isEqualTo(newHeight);
    assertThat(resized.width()).isEqualTo(newWidth);
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int c = 0; c < channels; c++) {
          int got = resized.pixels()[(y * newWidth + x) * channels + c] & 0xFF;
          // One rounding to a whole number; parts below a thousandth of a pixel are left out.
          assertThat(Math.abs(got - mean(part, newHeight, newWidth, y, x, c)))
              .isLessThanOrEqualTo(0.8);
        }
      }
    }
  }

  private static double mean(Canvas image, int newHeight, int newWidth, int y, int x, int c) {
    double sum = 0;
    for (int v = 0; v < image.height(); v++) {
      double down = covered(v, y, image.height(), newHeight);
      for (int u = 0; u < image.width(); u++) {
        int pixel = image.pixels()[(v * image.width() + u) * image.channels() + c] & 0xFF;
        sum += pixel * down * covered(u, x, image.width(), newWidth);
      }
    }
    double area = (double) image.height() / newHeight * image.width() / newWidth;
    return sum / area;
  }

  /** How much of an old pixel lies in a new one, along one axis. */
  private static double covered(int old, int made, int size, int newSize) {
    double scale = (double) size / newSize;
    double begin = Math.max(old, made * scale);
    return Math.max(0, Math.min(old + 1, (made + 1) * scale) - begin);
  }

  @Property(tries = 200)
  void growingInterpolatesWhereANewPixelCoversTwoOldOnes(
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll @IntRange(min = 1, max = 40) int newHeight,
      @ForAll @IntRange(max = 40) int moreWidth,
      @ForAll long seed) {
    int newWidth = width + 1 + moreWidth;
    Canvas image = Pictures.noise(height, width, 3, seed);
    Canvas resized = Pictures.used(image);
    new OpenCvArea().resize(resized, Window.whole(resized), newHeight, newWidth);
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int c = 0; c < 3; c++) {
          int got = resized.pixels()[(y * newWidth + x) * 3 + c] & 0xFF;
          // 11 bits after the point and low bits that are dropped on the way.
          assertThat(Math.abs(got - between(image, newHeight, newWidth, y, x, c)))
              .isLessThanOrEqualTo(1.6);
        }
      }
    }
  }

  private static double between(Canvas image, int newHeight, int newWidth, int y, int x, int c) {
    int top = first(y, image.height(), newHeight);
    int left = first(x, image.width(), newWidth);
    double down = share(y, image.height(), newHeight);
    double across = share(x, image.width(), newWidth);
    double sum = 0;
    for (int v = 0; v < 2; v++) {
      for (int u = 0; u < 2; u++) {
        int row = Math.min(top + v, image.height() - 1);
        int column = Math.min(left + u, image.width() - 1);
        double weight = (v == 0 ? 1 - down : down) * (u == 0 ? 1 - across : across);
        sum += weight * (image.pixels()[(row * image.width() + column) * 3 + c] & 0xFF);
      }
    }
    return sum;
  }

  private static int first(int made, int size, int newSize) {
    return Math.min(size - 1, (int) Math.floor(made * scale(size, newSize)));
  }

  private static double share(int made, int size, int newSize) {
    double beyond = made + 1 - (first(made, size, newSize) + 1) * ((double) newSize / size);
    return beyond <= 0 ? 0 : (float) beyond - Math.floor((float) beyond);
  }

  private static double scale(int size, int newSize) {
    return 1 / ((double) newSize / size);
  }

  @Property(tries = 50)
  void wholeFactorsRoundAsOpenCvDoes(@ForAll long seed) {
    Canvas image = Pictures.noise(2, 2, 1, seed);
    int sum = 0;
    for (byte pixel : Pictures.bytes(image)) {
      sum += pixel & 0xFF;
    }
    new OpenCvArea().resize(image, Window.whole(image), 1, 1);
    assertThat(image.pixels()[0] & 0xFF).isEqualTo((sum + 2) / 4);
    Canvas column = Pictures.noise(2, 1, 1, seed);
    int two = (column.pixels()[0] & 0xFF) + (column.pixels()[1] & 0xFF);
    new OpenCvArea().resize(column, Window.whole(column), 1, 1);
    assertThat(column.pixels()[0] & 0xFF).isEqualTo((int) Math.rint(two / 2.0));
  }

  @Test
  void aLargeImageIsShrunkToItsLongestSideAndASmallOneStays() {
    Canvas large = Pictures.noise(50, 101, 3, 1);
    new OpenCvArea().within(large, 20);
    assertThat(large.height()).isEqualTo(9);
    assertThat(large.width()).isEqualTo(20);
    Canvas small = Pictures.noise(5, 10, 3, 1);
    byte[] before = Pictures.bytes(small);
    new OpenCvArea().within(small, 20);
    assertThat(Pictures.bytes(small)).isEqualTo(before);
    Canvas strip = Pictures.noise(1, 100, 3, 1);
    new OpenCvArea().within(strip, 20);
    assertThat(strip.height()).isEqualTo(1);
  }
}
