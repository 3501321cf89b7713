package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scoville.algorithm.FlipTTA;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.random.Draw;

@Covers(FlipTTA.class)
class FlipTtaEvaluationTest {
  private static final FlipTtaEvaluation FLIPS = new FlipTtaEvaluation();

  /** Random images (n, c, h, w) of small whole numbers, whose sums are exact, in a layout. */
  record Images(int n, int c, int h, int w, boolean channelsLast, long seed) {
    float[] values() {
      Draw draw = Draw.of(seed);
      float[] values = new float[n * c * h * w];
      for (int i = 0; i < values.length; i++) {
        values[i] = draw.nextInt(511) - 255;
      }
      return values;
    }

    NDArray on(Workbench bench) {
      NDArray images = bench.array(values(), n, c, h, w);
      return channelsLast ? bench.channelsLast(images) : images;
    }
  }

  @Provide
  Arbitrary<Images> images() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 7),
            Arbitraries.integers().between(1, 7),
            Arbitraries.of(true, false),
            Arbitraries.longs())
        .as(Images::new);
  }

  /** One logit an image: its values in their order, each times its weight. */
  private static NDArray weighted(NDArray images, float[] weights, Workbench bench) {
    NDArray column = bench.array(weights, weights.length, 1);
    return images.reshape(images.getShape().get(0), weights.length).matMul(column);
  }

  @Property(tries = 100)
  void theLogitsOfAnImageAndOfItsMirrorImageAreAdded(@ForAll("images") Images images) {
    float[] values = images.values();
    Draw draw = Draw.of(images.seed(), 1);
    float[] weights = new float[values.length / images.n()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draw.nextInt(21) - 10;
    }
    float[] expected = new float[images.n()];
    for (int i = 0; i < values.length; i++) {
      int column = i % images.w();
      float mirrored = values[i - column + (images.w() - 1 - column)];
      expected[i / weights.length] += weights[i % weights.length] * (values[i] + mirrored);
    }
    try (Workbench bench = new Workbench()) {
      assertThat(
              FLIPS
                  .logits(images.on(bench), x -> weighted(x, weights, bench), bench.kernels())
                  .toFloatArray())
          .isEqualTo(expected);
    }
  }

  @Property(tries = 50)
  void aNetworkThatIgnoresMirroringGivesTwiceItsLogits(@ForAll("images") Images images) {
    try (Workbench bench = new Workbench()) {
      EvaluationBehavior.Predictor blind = x -> x.sum(new int[] {2, 3});
      NDArray batch = images.on(bench);
      assertThat(FLIPS.logits(batch, blind, bench.kernels()).toFloatArray())
          .isEqualTo(blind.logits(batch).mul(2).toFloatArray());
    }
  }

  @Property(tries = 50)
  void theNetworkSeesTheImagesAndTheirMirrorImagesInOneLayout(@ForAll("images") Images images) {
    try (Workbench bench = new Workbench()) {
      List<NDArray> seen = new ArrayList<>();
      NDArray batch = images.on(bench);
      FLIPS.logits(
          batch,
          x -> {
            seen.add(x);
            return x;
          },
          bench.kernels());
      assertThat(seen).hasSize(2);
      assertThat(seen.get(0)).isSameAs(batch);
      assertThat(seen.get(1).getShape()).isEqualTo(batch.getShape());
      assertThat(bench.kernels().strides(seen.get(1))).isEqualTo(bench.kernels().strides(batch));
      assertThat(seen.get(1).flip(3).toFloatArray()).isEqualTo(batch.toFloatArray());
    }
  }
}
