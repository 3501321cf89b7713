package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.scoville.data.FFCV;
import org.scoville.data.TraversalOrder;
import org.scoville.runtime.golden.Covers;

@Covers({FFCV.class})
class FfcvSourceTest {
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

  private static FFCV ffcv(int crop, double ratio) {
    return new FFCV(crop, TraversalOrder.RANDOM, true, ratio, 0.08, 0.5, false, HALVES, HALVES);
  }

  @Property(tries = 50)
  void aRunIsRefusedInOneSentenceThatNamesTheWayOut(
      @ForAll @IntRange(min = 1, max = 4096) int crop, @ForAll boolean training) {
    assertThat(FfcvSource.unread(ffcv(crop, 0.875), Path.of("data"), training))
        .hasMessageContaining(training ? "@Train is FFCV" : "@Evaluate is FFCV")
        .hasMessageContaining("@ImageFolder.With(crop = %d)".formatted(crop))
        .message()
        .doesNotContain("\n");
  }

  @Property
  void theMiddleSquareIsTheRatioOfTheShorterSide(
      @ForAll @IntRange(min = 1, max = 4096) int crop,
      @ForAll @DoubleRange(min = 0.25, max = 1) double ratio) {
    assertThat(ffcv(crop, ratio).shorterSide() * ratio)
        .isBetween(crop - 0.5 * ratio - 1e-9, crop + 0.5 * ratio + 1e-9);
  }
}
