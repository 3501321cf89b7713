package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

class CropsTest {

  @Property
  void aRandomPartLiesInsideTheImage(
      @ForAll @IntRange(min = 1, max = 500) int width,
      @ForAll @IntRange(min = 1, max = 500) int height,
      @ForAll long seed) {
    Window window =
        Crops.randomPart(height, width, Crops.Limits.from(0.08), Draw.of(seed)::nextDouble);
    assertThat(window.left()).isNotNegative();
    assertThat(window.top()).isNotNegative();
    assertThat(window.width()).isBetween(1, width - window.left());
    assertThat(window.height()).isBetween(1, height - window.top());
  }

  @Test
  void randomPartsHaveTheAreasAndShapesAskedFor() {
    Draw draw = Draw.of(1);
    double areas = 0;
    double logRatios = 0;
    int tries = 20_000;
    for (int i = 0; i < tries; i++) {
      Window window = Crops.randomPart(1000, 1000, Crops.Limits.from(0.2), draw::nextDouble);
      double area = window.width() * window.height() / 1e6;
      double ratio = (double) window.width() / window.height();
      assertThat(area).isBetween(0.198, 1.0);
      assertThat(ratio).isBetween(0.74, 1.35);
      areas += area;
      logRatios += Math.log(ratio);
    }
    // Large parts of extreme shape don't fit: the mean of a over [0.2, 1], each a kept with the
    // probability min(1, -ln(a) / ln(4/3)), is 0.5384.
    assertThat(areas / tries).isBetween(0.533, 0.544);
    assertThat(logRatios / tries).isBetween(-0.01, 0.01);
  }

  @Test
  void anImageThatNoPartFitsIsCutInItsMiddle() {
    // Parts of the whole area are at most 4/3 wide; the image is 100 wide and 10 high.
    Crops.Limits limits = Crops.Limits.from(1);
    assertThat(Crops.randomPart(10, 100, limits, Draw.of(1)::nextDouble))
        .isEqualTo(new Window(43, 0, 13, 10));
    assertThat(Crops.largestMiddle(100, 10, limits)).isEqualTo(new Window(0, 43, 10, 13));
    assertThat(Crops.largestMiddle(10, 10, limits)).isEqualTo(new Window(0, 0, 10, 10));
  }

  @Test
  void theMiddleRoundsHalvesToEvenAsPythonDoes() {
    assertThat(Crops.center(13, 11, 10)).isEqualTo(new Window(0, 2, 10, 10));
    assertThat(Crops.center(15, 13, 10)).isEqualTo(new Window(2, 2, 10, 10));
  }

  @Test
  void theMiddleOfASmallerImageHasABlackFrame() {
    Canvas image = Pictures.used(Pictures.of(2, 1, 1, new byte[] {7, 8}));
    Crops.center(2, 1, 4).cut(image);
    assertThat(Pictures.bytes(image))
        .containsExactly(0, 0, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void theLongerSideIsRoundedDown() {
    assertThat(Crops.shorter(30, 100, 20)).isEqualTo(new Crops.Size(20, 66));
    assertThat(Crops.shorter(100, 30, 20)).isEqualTo(new Crops.Size(66, 20));
  }

  @Property
  void aWindowAnywhereReachesAllOfThePaddingAndNoFurther(@ForAll long seed) {
    Draw draw = Draw.of(seed);
    boolean[] seen = new boolean[9];
    for (int i = 0; i < 500; i++) {
      Window window = Crops.anywhere(28, 28, 28, 4, draw);
      assertThat(window.left()).isBetween(-4, 4);
      assertThat(window.top()).isBetween(-4, 4);
      seen[window.left() + 4] = true;
    }
    assertThat(seen).containsOnly(true);
  }
}
