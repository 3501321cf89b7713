package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;

/** Blends and patches against their formulas. */
@Covers({MixUp.class, CutMix.class})
class MixtureTest {
  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  private static List<Long> partners(Pictures pictures) {
    return Pairing.permuted(pictures.samples(), Draw.of(pictures.seed()));
  }

  private static Box window(Pictures pictures) {
    Random random = new Random(pictures.seed());
    int top = random.nextInt(pictures.height() + 1);
    int left = random.nextInt(pictures.width() + 1);
    return new Box(
        top,
        left,
        top + random.nextInt(pictures.height() - top + 1),
        left + random.nextInt(pictures.width() - left + 1));
  }

  private static boolean inside(Box window, int row, int column) {
    return row >= window.top()
        && row < window.bottom()
        && column >= window.left()
        && column < window.right();
  }

  /** {@code (1 - weight) x + weight x[partners]}, with a weight for each pixel. */
  private static float[] mixed(Pictures pictures, PixelWeight weight) {
    float[] from = pictures.values();
    float[] to = new float[from.length];
    List<Long> partners = partners(pictures);
    for (int n = 0; n < pictures.samples(); n++) {
      int partner = Math.toIntExact(partners.get(n));
      for (int c = 0; c < pictures.channels(); c++) {
        for (int row = 0; row < pictures.height(); row++) {
          for (int column = 0; column < pictures.width(); column++) {
            double m = weight.at(row, column);
            double own = from[pictures.at(n, c, row, column)];
            double other = from[pictures.at(partner, c, row, column)];
            to[pictures.at(n, c, row, column)] = (float) ((1 - m) * own + m * other);
          }
        }
      }
    }
    return to;
  }

  private interface PixelWeight {
    double at(int row, int column);
  }

  private static void check(Pictures pictures, Mixture mixture, PixelWeight weight, double atol) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      NDArray mixed = mixture.images(images, bench.kernels());
      Tolerance.checkNear("mixed", mixed(pictures, weight), mixed.toFloatArray(), 0, atol);
      assertThat(pictures.laidOutAlike(mixed, bench)).as("layout").isTrue();
      assertThat(images.toFloatArray()).as("what came in").isEqualTo(pictures.values());
    }
  }

  @Property(tries = 100)
  void aBlendIsTheWeightedMean(
      @ForAll("pictures") Pictures pictures, @ForAll @DoubleRange(max = 1) double weight) {
    check(pictures, new Mixture.Blend(weight, partners(pictures)), (row, column) -> weight, 2e-6);
  }

  @Property(tries = 20)
  void aBlendOfWeightZeroIsWhatCameIn(@ForAll("pictures") Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      assertThat(new Mixture.Blend(0, partners(pictures)).images(images, bench.kernels()))
          .isSameAs(images);
    }
  }

  @Property(tries = 20)
  void aBlendOfWeightOneIsThePartner(@ForAll("pictures") Pictures pictures) {
    check(pictures, new Mixture.Blend(1, partners(pictures)), (row, column) -> 1, 0);
  }

  @Property(tries = 100)
  void aPatchIsThePartnersWithinItsWindow(@ForAll("pictures") Pictures pictures) {
    Box window = window(pictures);
    check(
        pictures, patch(pictures, window), (row, column) -> inside(window, row, column) ? 1 : 0, 0);
  }

  @Property(tries = 20)
  void aPatchOverAllIsThePartner(@ForAll("pictures") Pictures pictures) {
    Box all = new Box(0, 0, pictures.height(), pictures.width());
    check(pictures, patch(pictures, all), (row, column) -> 1, 0);
    assertThat(patch(pictures, all).weight()).isEqualTo(1);
  }

  @Property(tries = 20)
  void aPatchOverNothingIsWhatCameIn(@ForAll("pictures") Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      NDArray images = pictures.on(bench);
      Mixture.Patch nothing = patch(pictures, new Box(1, 1, 1, 2));
      assertThat(nothing.images(images, bench.kernels())).isSameAs(images);
      assertThat(nothing.weight()).isZero();
    }
  }

  private static Mixture.Patch patch(Pictures pictures, Box window) {
    return new Mixture.Patch(
        window, (long) pictures.height() * pictures.width(), partners(pictures));
  }
}
