package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;

/** Label smoothing against its formula. */
@Covers(LabelSmoothing.class)
class LabelSmoothingTargetsTest {
  @Property(tries = 50)
  void itIsTheFormulaAndRowsStillSumToOne(
      @ForAll @IntRange(min = 1, max = 8) int samples,
      @ForAll @IntRange(min = 2, max = 30) int classes,
      @ForAll @DoubleRange(max = 0.99) double smoothing) {
    LabelSmoothingTargets smoother =
        new LabelSmoothingTargets(
            new LabelSmoothing(smoothing), new RunTiming(Timing.always(), 1, 1));
    float[] labels = new float[samples * classes];
    for (int n = 0; n < samples; n++) {
      labels[n * classes + n % classes] = 1;
    }
    try (Workbench bench = new Workbench()) {
      NDArray targets = bench.array(labels, samples, classes);
      float[] smoothed =
          smoother
              .targets(targets, new MicroBatch(1, 0, 0, 0, 1, targets), bench.kernels())
              .toFloatArray();
      for (int n = 0; n < samples; n++) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          double expected = labels[n * classes + c] * (1 - smoothing) + smoothing / classes;
          assertThat((double) smoothed[n * classes + c]).isCloseTo(expected, Offset.offset(2e-7));
          sum += smoothed[n * classes + c];
        }
        assertThat(sum).isCloseTo(1, Offset.offset(3e-6));
      }
      assertThat(targets.toFloatArray()).as("what came in").isEqualTo(labels);
    }
  }
}
