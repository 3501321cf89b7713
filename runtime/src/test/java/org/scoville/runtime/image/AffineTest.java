package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Shears, shifts, turns and any affine transform, against sums over all pixels by distance. */
class AffineTest {
  private static final Fill FILL = new Fill(10, 200, 90);

  /** The tolerance of coordinates: 16 bits after the point, once a pixel of the way. */
  private static final double FIXED_POINT = 100.0 / 65536;

  private static final double DOUBLES = 1e-9;

  @Provide
  Arbitrary<Picture> pictures() {
    return Picture.any();
  }

  @Provide
  Arbitrary<Affine> maps() {
    Arbitrary<Double> shears = Arbitraries.doubles().between(-1, 1);
    Arbitrary<Double> pixels =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-45, 45),
            Arbitraries.integers().between(-45, 45).map(i -> (double) i),
            Arbitraries.integers().between(-9, 9).map(i -> i / 2.0));
    return Arbitraries.oneOf(
        shears.map(Affine::shearX),
        shears.map(Affine::shearY),
        Combinators.combine(pixels, pixels).as(Affine::translation),
        Combinators.combine(shears, shears, pixels, shears, shears, pixels).as(Affine::new));
  }

  @Provide
  Arbitrary<Double> angles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-400, 400),
        Arbitraries.integers().between(-8, 8).map(i -> i * 45.0));
  }

  @Property
  void aTransformReadsWhereTheMatrixSays(
      @ForAll("pictures") Picture image, @ForAll("maps") Affine map, @ForAll Sampling sampling) {
    check(image, map, sampling, canvas -> map.apply(canvas, sampling, FILL));
  }

  @Property
  void aTurnReadsAtTheAngleAboutTheMiddle(
      @ForAll("pictures") Picture image, @ForAll("angles") double degrees, @ForAll Sampling s) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double x = image.width() / 2.0;
    double y = image.height() / 2.0;
    // Counterclockwise on the screen, where y grows downwards.
    Affine map = new Affine(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y);
    check(image, map, s, canvas -> Rotation.rotate(canvas, degrees, s, FILL));
  }

  private static void check(
      Picture image, Affine map, Sampling sampling, Consumer<Canvas> operation) {
    Picture changed = image.changed(operation);
    assertThat(changed).hasToString(image.toString());
    double slack = sampling == Sampling.NEAREST ? FIXED_POINT : DOUBLES;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        double u = map.a() * (x + 0.5) + map.b() * (y + 0.5) + map.c();
        double v = map.d() * (x + 0.5) + map.e() * (y + 0.5) + map.f();
        if (isUndecided(u, v, image, sampling, slack)) {
          continue;
        }
        boolean inside = u >= 0 && u < image.width() && v >= 0 && v < image.height();
        for (int c = 0; c < image.channels(); c++) {
          double want = inside ? value(image, u, v, c, sampling) : fill(image, c);
          assertThat(changed.at(x, y, c))
              .as("(%d, %d, %d) from %s, %s", x, y, c, u, v)
              .isBetween(EnhancementTest.cut(want - 1e-6), EnhancementTest.cut(want + 1e-6));
        }
      }
    }
  }

  /** Whether rounding decides which pixel is read, or whether one is. */
  private static boolean isUndecided(
      double u, double v, Picture image, Sampling sampling, double slack) {
    if (sampling == Sampling.NEAREST) {
      return isNear(u, Math.rint(u), slack) || isNear(v, Math.rint(v), slack);
    }
    return isNear(u, 0, slack)
        || isNear(v, 0, slack)
        || isNear(u, image.width(), slack)
        || isNear(v, image.height(), slack);
  }

  private static boolean isNear(double value, double border, double slack) {
    return Math.abs(value - border) < slack;
  }

  private static int fill(Picture image, int channel) {
    if (image.channels() == 1) {
      return (int) Math.floor((10 * 19595.0 + 200 * 38470.0 + 90 * 7471.0) / 65536 + 0.5);
    }
    return new int[] {FILL.red(), FILL.green(), FILL.blue()}[channel];
  }

  private static double value(Picture image, double u, double v, int c, Sampling sampling) {
    if (sampling == Sampling.NEAREST) {
      return image.at((int) u, (int) v, c);
    }
    double sum = 0;
    int x = (int) Math.floor(u - 0.5);
    int y = (int) Math.floor(v - 0.5);
    for (int j = y - 1; j <= y + 2; j++) {
      for (int i = x - 1; i <= x + 2; i++) {
        double weight = weight(u - 0.5 - i, sampling) * weight(v - 0.5 - j, sampling);
        sum += weight * image.clamped(i, j, c);
      }
    }
    return sum;
  }

  /** A triangle, or Keys' cubic convolution with -1 (1981, doi:10.1109/TASSP.1981.1163711). */
  private static double weight(double distance, Sampling sampling) {
    double d = Math.abs(distance);
    if (sampling == Sampling.BILINEAR) {
      return Math.max(0, 1 - d);
    }
    if (d < 1) {
      return d * d * d - 2 * d * d + 1;
    }
    return d < 2 ? -d * d * d + 5 * d * d - 8 * d + 4 : 0;
  }
}
