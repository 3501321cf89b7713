package org.scoville.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class RateChartTest {
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final int COLUMNS = 60;
  private static final int FULL = 64;

  /** Heights of the columns in eighths of a line. */
  private static List<Integer> heights(LongToDoubleFunction rate, long steps) {
    List<String> lines =
        RateChart.of(rate, steps, 1)
            .lines()
            .filter(line -> line.contains("│"))
            .map(line -> line.substring(line.indexOf('│') + 1))
            .toList();
    List<Integer> heights = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      int height = 0;
      for (String line : lines) {
        height += EIGHTHS.indexOf(line.charAt(column));
      }
      heights.add(height);
    }
    return heights;
  }

  @Test
  void aConstantRateFillsTheChart() {
    assertThat(heights(step -> 0.3, 1000)).containsOnly(FULL);
  }

  @Test
  void aRisingRateRisesFromColumnToColumn() {
    List<Integer> heights = heights(step -> step, COLUMNS);
    assertThat(heights).isSorted().startsWith(0).endsWith(FULL);
    assertThat(heights.get(COLUMNS / 2)).isBetween(FULL / 2 - 1, FULL / 2 + 2);
  }

  @Test
  void aRunShorterThanTheChartIsWideIsDrawnInSteps() {
    List<Integer> heights = heights(step -> step == 0 ? 1 : 2, 2);
    assertThat(heights.subList(0, COLUMNS / 2)).containsOnly(FULL / 2);
    assertThat(heights.subList(COLUMNS / 2, COLUMNS)).containsOnly(FULL);
  }

  @Test
  void aPeakOfOneStepIsDrawnAndNamed() {
    LongToDoubleFunction spike = step -> step == 12_345 ? 2.048 : 0;
    assertThat(heights(spike, 56_250)).containsOnlyOnce(FULL).contains(0);
    assertThat(RateChart.of(spike, 56_250, 90)).contains("2.048 │");
  }

  @Test
  void aRateThatIsAlwaysZeroIsAnEmptyChart() {
    assertThat(heights(step -> 0, 10)).containsOnly(0);
  }
}
