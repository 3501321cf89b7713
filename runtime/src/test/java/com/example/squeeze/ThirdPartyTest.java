package com.example.squeeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Timing;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.WeightExport;

/** A jar that knows only what is public brings layers, a surgery and a kernel. */
class ThirdPartyTest {
  private static final SqueezeExcite SQUEEZE = new SqueezeExcite(2, 5);

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  private static Plan.Builder squeezing() {
    return Plan.builder().surgery(SQUEEZE, "");
  }

  private static void assertFalls(List<Float> losses) {
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.7f * losses.get(0));
  }

  @Test
  void aSurgeryWithLayersOfItsOwnLearns() {
    assertFalls(new SqueezeRun(squeezing().build(), 0).losses());
  }

  @Test
  void itLearnsInPartsWithSamAnAverageAndClipping() {
    Plan plan =
        squeezing()
            .step(new SAM(0.01, 1e-12), Timing.always(), "")
            .step(new GradientClipping(Clipping.ADAPTIVE, 0.5, 1e-3), Timing.always(), "")
            .average(new EMA(3, 0), Timing.always(), "")
            .build();
    List<StoredTensor> averaged = new ArrayList<>();
    List<Float> losses =
        new SqueezeRun(plan, 6)
            .losses(
                replica -> averaged.addAll(WeightExport.tensors(replica.average().orElseThrow())));
    assertFalls(losses);
    assertThat(averaged).extracting(StoredTensor::name).doesNotHaveDuplicates();
  }

  @Test
  void channelsLastChangesOnlyTheRounding() {
    Plan last = squeezing().surgery(new ChannelsLast(), "").build();
    List<Float> losses = new SqueezeRun(squeezing().build(), 0).losses();
    List<Float> others = new SqueezeRun(last, 0).losses();
    // Later losses have grown apart by what rounding does to the first.
    assertThat(others.get(0)).isCloseTo(losses.get(0), Percentage.withPercentage(0.01));
    assertFalls(others);
  }

  @Test
  void twoReplicasStayEqualToTheBit() {
    List<List<Float>> two = new SqueezeRun(squeezing().build(), 0).weightsOfTwo();
    assertThat(two.get(0)).isEqualTo(two.get(1));
  }

  @Test
  void theGhostsStatisticsAreKeptAndCounted() {
    new SqueezeRun(squeezing().build(), 0)
        .losses(
            replica -> {
              float[] mean = replica.weights().buffers().mean(0).toFloatArray();
              assertThat(replica.weights().buffers().batches(0)).isEqualTo(SqueezeRun.STEPS);
              assertThat(mean).doesNotContain(0f);
            });
  }

  @Test
  void onlyTheHeadStartsWithTheLogarithmOfThePrior() {
    SqueezeRun run = new SqueezeRun(squeezing().build(), 0);
    Blueprint blueprint =
        run.parts().blueprint(run.settings(), SqueezeRun.IMAGES, SqueezeRun.CLASSES);
    for (ParameterSpec parameter : blueprint.parameters()) {
      float[] values = parameter.firstValues(1);
      if (parameter.name().equals("fc.bias")) {
        assertThat(values).containsOnly((float) -Math.log(SqueezeRun.CLASSES));
      } else if (parameter.name().endsWith(".bias")) {
        assertThat(values).as(parameter.name()).containsOnly(0f);
      }
    }
  }
}
