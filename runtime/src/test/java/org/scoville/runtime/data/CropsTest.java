package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.random.Draw;

class CropsTest {

  @Property
  void aRandomPartLiesInsideTheImage(
      @ForAll @IntRange(min = 1, max = 500) int width,
      @ForAll @IntRange(min = 1, max = 500) int height,
      @ForAll long seed) {
    Crops.Window window = Crops.randomPart(width, height, 0.08, Draw.of(seed));
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
      Crops.Window window = Crops.randomPart(1000, 1000, 0.2, draw);
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
    assertThat(Crops.randomPart(100, 10, 1, Draw.of(1))).isEqualTo(new Crops.Window(43, 0, 13, 10));
    assertThat(Crops.largestMiddle(10, 100)).isEqualTo(new Crops.Window(0, 43, 10, 13));
    assertThat(Crops.largestMiddle(10, 10)).isEqualTo(new Crops.Window(0, 0, 10, 10));
  }

  @Test
  void theMiddleRoundsHalvesToEvenAsPythonDoes() {
    assertThat(Crops.center(11, 13, 10)).isEqualTo(new Crops.Window(0, 2, 10, 10));
    assertThat(Crops.center(13, 15, 10)).isEqualTo(new Crops.Window(2, 2, 10, 10));
  }

  @Test
  void theMiddleOfASmallerImageHasABlackFrame() {
    Pixels image = new Pixels(1, 2, 1, new byte[] {7, 8});
    Pixels middle = Crops.center(1, 2, 4).of(image);
    assertThat(middle.data()).containsExactly(0, 0, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0);
  }

  @Property
  void aWindowAnywhereReachesAllOfThePaddingAndNoFurther(@ForAll long seed) {
    Draw draw = Draw.of(seed);
    boolean[] seen = new boolean[9];
    for (int i = 0; i < 500; i++) {
      Crops.Window window = Crops.anywhere(28, 28, 28, 4, draw);
      assertThat(window.left()).isBetween(-4, 4);
      assertThat(window.top()).isBetween(-4, 4);
      seen[window.left() + 4] = true;
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void cuttingTakesExactlyTheWindow() {
    byte[] data = new byte[12];
    for (int i = 0; i < 12; i++) {
      data[i] = (byte) (i + 1);
    }
    Pixels image = new Pixels(4, 3, 1, data);
    assertThat(image.cut(1, 1, 2, 2).data()).containsExactly(6, 7, 10, 11);
    assertThat(image.cut(-1, -1, 2, 2).data()).containsExactly(0, 0, 0, 1);
    assertThat(image.cut(3, 2, 2, 2).data()).containsExactly(12, 0, 0, 0);
    assertThat(image.cut(9, 9, 2, 2).data()).containsOnly(0);
    assertThat(image.cut(-9, 0, 2, 2).data()).containsOnly(0);
  }

  @Test
  void aFlippedImageChangesLeftAndRightAndKeepsItsColours() {
    Pixels image = new Pixels(2, 2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThat(image.flipped().data()).containsExactly(3, 4, 1, 2, 7, 8, 5, 6);
  }
}
