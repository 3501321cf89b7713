package org.scoville.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.runtime.Workbench;

/**
 * Interpolating two losses and interpolating their targets is the same, so that MixUp and CutMix
 * need no option for it: {@code L((1 - m) s + m t) = (1 - m) L(s) + m L(t)}.
 */
class LossInterpolationTest {
  private static final List<LossFunction> LOSSES =
      List.of(Losses::binaryCrossEntropy, Losses::crossEntropy);

  @Property(tries = 100)
  void theLossOfMixedTargetsIsTheMixedLoss(
      @ForAll @IntRange(min = 1, max = 6) int samples,
      @ForAll @IntRange(min = 2, max = 9) int classes,
      @ForAll @DoubleRange(max = 1) double weight,
      @ForAll @DoubleRange(max = 0.9) double smoothing,
      @ForAll long seed) {
    Random random = new Random(seed);
    try (Workbench bench = new Workbench()) {
      float[] scores = new float[samples * classes];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) random.nextGaussian();
      }
      NDArray logits = bench.array(scores, samples, classes);
      NDArray own =
          oneHot(bench, random, samples, classes).mul(1 - smoothing).add(smoothing / classes);
      NDArray partners = oneHot(bench, random, samples, classes);
      NDArray mixed = own.mul(1 - weight).add(partners.mul(weight));
      for (LossFunction loss : LOSSES) {
        double interpolated =
            (1 - weight) * loss.of(logits, own, bench.kernels()).getFloat()
                + weight * loss.of(logits, partners, bench.kernels()).getFloat();
        assertThat((double) loss.of(logits, mixed, bench.kernels()).getFloat())
            .isCloseTo(interpolated, Offset.offset(1e-5 * Math.max(1, interpolated)));
      }
    }
  }

  private static NDArray oneHot(Workbench bench, Random random, int samples, int classes) {
    return bench.manager().create(random.ints(samples, 0, classes).toArray()).oneHot(classes);
  }
}
