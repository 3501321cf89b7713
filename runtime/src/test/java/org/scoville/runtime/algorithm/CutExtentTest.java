package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;

/** Windows and where they are drawn. */
class CutExtentTest {
  @Property
  void aWindowLiesWithinTheImageAndIsNoLargerThanItsCut(
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll boolean uniform,
      @ForAll long seed) {
    CutExtent cut = CutExtent.keeping(share, height, width);
    Box window = cut.draw(uniform, Draw.of(seed));
    assertThat(window.top()).isBetween(0, window.bottom());
    assertThat(window.left()).isBetween(0, window.right());
    assertThat(window.bottom()).isLessThanOrEqualTo(height);
    assertThat(window.right()).isLessThanOrEqualTo(width);
    assertThat(window.bottom() - window.top()).isLessThanOrEqualTo(cut.rows() / 2 * 2);
    assertThat(window.right() - window.left()).isLessThanOrEqualTo(cut.columns() / 2 * 2);
  }

  @Property
  void keepingAllCutsNothingAndKeepingNothingCutsAll(
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 1, max = 200) int width) {
    assertThat(CutExtent.keeping(1, height, width)).isEqualTo(new CutExtent(0, 0, height, width));
    assertThat(CutExtent.keeping(0, height, width))
        .isEqualTo(new CutExtent(height, width, height, width));
  }

  @Test
  void uniformSamplingCutsEachPixelAlikeAndTheOriginalTheMiddleMore() {
    assertThat(edge(true)).isCloseTo(middle(true), Offset.offset(150));
    assertThat(edge(false)).isLessThan(middle(false) - 500);
  }

  private static int edge(boolean uniform) {
    return hits(uniform, 0);
  }

  private static int middle(boolean uniform) {
    return hits(uniform, 5);
  }

  /** How often a row is cut in so many windows of 6 of 10 rows. */
  private static int hits(boolean uniform, int row) {
    Draw draw = Draw.of(3);
    CutExtent cut = new CutExtent(6, 6, 10, 10);
    int hits = 0;
    for (int i = 0; i < 4000; i++) {
      Box window = cut.draw(uniform, draw);
      hits += row >= window.top() && row < window.bottom() ? 1 : 0;
    }
    return hits;
  }
}
