package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Blends and blurs against their formulas in doubles. */
class EnhancementTest {
  /** The tolerance between single precision and doubles. */
  private static final double ROUNDING = 1e-3;

  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  /** Even factors too, whose products are whole numbers or just beside them. */
  @Provide
  Arbitrary<Double> factors() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(0, 10),
        Arbitraries.integers().between(0, 40).map(i -> i / 10.0),
        Arbitraries.of(1e-9, 0.28, 1.36, 100.0));
  }

  /** The duller image. */
  private interface Dull {
    double at(int x, int y, int channel);
  }

  private static void check(Picture image, double factor, Consumer<Canvas> operation, Dull dull) {
    Picture changed = image.changed(operation);
    assertThat(changed).hasToString(image.toString());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        for (int c = 0; c < image.channels(); c++) {
          double from = dull.at(x, y, c);
          double value = from + factor * (image.at(x, y, c) - from);
          assertThat(changed.at(x, y, c)).isBetween(cut(value - ROUNDING), cut(value + ROUNDING));
        }
      }
    }
  }

  static int cut(double value) {
    return (int) Math.max(0, Math.min(255, value));
  }

  private static int gray(Picture image, int x, int y) {
    if (image.channels() == 1) {
      return image.at(x, y, 0);
    }
    double luminance =
        (image.at(x, y, 0) * 19595.0 + image.at(x, y, 1) * 38470.0 + image.at(x, y, 2) * 7471.0)
            / 65536;
    return (int) Math.floor(luminance + 0.5);
  }

  @Property
  void brightnessBlendsWithBlack(
      @ForAll("pictures") Picture image, @ForAll("factors") double factor) {
    check(image, factor, c -> Enhancement.brightness(c, factor), (x, y, c) -> 0);
  }

  @Property
  void contrastBlendsWithTheMeanGray(
      @ForAll("pictures") Picture image, @ForAll("factors") double factor) {
    double sum = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        sum += gray(image, x, y);
      }
    }
    double mean = Math.floor(sum / (image.height() * image.width()) + 0.5);
    check(image, factor, c -> Enhancement.contrast(c, factor), (x, y, c) -> mean);
  }

  @Property
  void colorBlendsWithGray(@ForAll("pictures") Picture image, @ForAll("factors") double factor) {
    check(image, factor, c -> Enhancement.color(c, factor), (x, y, c) -> gray(image, x, y));
  }

  @Property
  void sharpnessBlendsWithTheSmoothedImage(
      @ForAll("pictures") Picture image, @ForAll("factors") double factor) {
    check(image, factor, c -> Sharpness.sharpen(c, factor), (x, y, c) -> smooth(image, x, y, c));
  }

  private static double smooth(Picture image, int x, int y, int channel) {
    if (x == 0 || y == 0 || x == image.width() - 1 || y == image.height() - 1) {
      return image.at(x, y, channel);
    }
    double sum = 4 * image.at(x, y, channel);
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        sum += image.at(x + dx, y + dy, channel);
      }
    }
    return Math.floor(sum / 13 + 0.5);
  }

  @Property(tries = 300)
  void aBlurIsThreeBoxesALineBothWays(
      @ForAll("pictures") Picture image, @ForAll @DoubleRange(min = 0, max = 6) double deviation) {
    Picture changed = image.changed(c -> GaussianBlur.blur(c, deviation));
    double[][][] values = new double[image.height()][image.width()][image.channels()];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        for (int c = 0; c < image.channels(); c++) {
          values[y][x][c] = image.at(x, y, c);
        }
      }
    }
    double radius = boxRadius(deviation * deviation / 3);
    for (int pass = 0; pass < 6; pass++) {
      values = box(values, radius, pass < 3);
    }
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        for (int c = 0; c < image.channels(); c++) {
          // In each of six passes a half may be rounded either way, the weights having 24 bits.
          assertThat((double) changed.at(x, y, c))
              .isBetween(values[y][x][c] - 3, values[y][x][c] + 3);
        }
      }
    }
  }

  /** The fractional radius whose box has this variance, found by halving. */
  private static double boxRadius(double variance) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      int whole = (int) middle;
      double part = middle - whole;
      double key = 2 * part * (whole + 1) * (whole + 1);
      for (int d = 1; d <= whole; d++) {
        key += 2.0 * d * d;
      }
      if (key / (2 * middle + 1) < variance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[][][] box(double[][][] in, double radius, boolean alongRows) {
    int whole = (int) radius;
    double[][][] out = new double[in.length][in[0].length][in[0][0].length];
    for (int y = 0; y < in.length; y++) {
      for (int x = 0; x < in[0].length; x++) {
        for (int c = 0; c < in[0][0].length; c++) {
          double sum = 0;
          for (int d = -whole - 1; d <= whole + 1; d++) {
            double weight = Math.abs(d) > whole ? radius - whole : 1;
            int v = alongRows ? y : Math.max(0, Math.min(in.length - 1, y + d));
            int u = alongRows ? Math.max(0, Math.min(in[0].length - 1, x + d)) : x;
            sum += weight * in[v][u][c];
          }
          out[y][x][c] = Math.floor(sum / (2 * radius + 1) + 0.5);
        }
      }
    }
    return out;
  }
}
