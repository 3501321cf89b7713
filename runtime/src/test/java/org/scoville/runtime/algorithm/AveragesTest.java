package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** Averages of random walks against their closed forms, in double precision. */
@Covers({EMA.class, SWA.class})
class AveragesTest {
  private static final int BATCHES = 24;
  private static final Offset<Float> NEAR = Offset.offset(2e-5f);

  /** Weights on a random walk, and where they have been. */
  private static final class Walk {
    private final float[][] parameters = new float[BATCHES + 1][];
    private final float[][] statistics = new float[BATCHES + 1][];
    private final Weights weights;
    private final Workbench bench;
    private final Draw draw;

    Walk(Workbench bench, long seed) {
      this.bench = bench;
      this.draw = Draw.of(seed, 0);
      this.weights =
          new Weights(
              new Blueprint(
                  Chain.of(new Linear("fc", 2, 3), new BatchNorm("bn", 3)),
                  3,
                  Layout.CHANNELS_FIRST),
              bench.manager());
    }

    /** Goes a step and keeps its place. */
    void step(int batch) {
      weights.parameters().values().addi(bench.array(noise(weights.parameters().values().size())));
      weights.buffers().values().addi(bench.array(noise(weights.buffers().values().size())));
      weights.buffers().batches(0, batch);
      parameters[batch] = weights.parameters().values().toFloatArray();
      statistics[batch] = weights.buffers().values().toFloatArray();
    }

    private float[] noise(long size) {
      float[] noise = new float[Math.toIntExact(size)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) draw.nextDouble() - 0.5f;
      }
      return noise;
    }
  }

  private static void assertNear(float[] actual, double[] expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo((float) expected[i], NEAR);
    }
  }

  /** The sum of these places of a walk, each with its share. */
  private static double[] sum(float[][] walk, List<Integer> batches, List<Double> shares) {
    double[] sum = new double[walk[batches.get(0)].length];
    for (int k = 0; k < batches.size(); k++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += shares.get(k) * walk[batches.get(k)][i];
      }
    }
    return sum;
  }

  @Property(tries = 60)
  void anEmaIsItsClosedForm(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.5, max = 50) double halfLife,
      @ForAll @IntRange(min = 1, max = 5) int every,
      @ForAll @IntRange(min = 0, max = 20) int from) {
    Timing timing = Timing.every(every).within((double) from / BATCHES, 1);
    EmaAverage ema = new EmaAverage(new EMA(halfLife, 0), new RunTiming(timing, BATCHES, BATCHES));
    try (Workbench bench = new Workbench()) {
      Walk walk = new Walk(bench, seed);
      List<Integer> batches = new ArrayList<>();
      for (int batch = 1; batch <= BATCHES; batch++) {
        walk.step(batch);
        ema.after(walk.weights, batch, bench.manager(), bench.kernels());
        if (batch == Math.max(1, from) || (batch > from && batch % every == 0)) {
          batches.add(batch);
        }
        assertThat(ema.average().isPresent()).isEqualTo(batch >= from);
      }
      double share = Math.pow(2, -every / halfLife);
      List<Double> shares = new ArrayList<>();
      for (int k = 0; k < batches.size(); k++) {
        int later = batches.size() - 1 - k;
        shares.add(Math.pow(share, later) * (k == 0 ? 1 : 1 - share));
      }
      Weights average = ema.average().orElseThrow();
      assertNear(
          average.parameters().values().toFloatArray(), sum(walk.parameters, batches, shares));
      assertNear(average.buffers().values().toFloatArray(), sum(walk.statistics, batches, shares));
    }
  }

  @Property(tries = 60)
  void swaIsTheMeanAndThenTheWeights(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 22) int start,
      @ForAll @IntRange(min = 1, max = 24) int length,
      @ForAll @IntRange(min = 1, max = 5) int interval) {
    int end = Math.min(BATCHES, start + length);
    SWA record = new SWA((double) start / BATCHES, (double) end / BATCHES, 0, interval);
    SwaAverage swa = new SwaAverage(record, new RunTiming(Timing.always(), BATCHES, 4));
    try (Workbench bench = new Workbench()) {
      Walk walk = new Walk(bench, seed);
      for (int batch = 1; batch < end; batch++) {
        walk.step(batch);
        swa.after(walk.weights, batch, bench.manager(), bench.kernels());
        assertThat(walk.weights.parameters().values().toFloatArray())
            .isEqualTo(walk.parameters[batch]);
      }
      walk.step(end);
      swa.after(walk.weights, end, bench.manager(), bench.kernels());
      List<Integer> batches = new ArrayList<>();
      for (int batch = Math.max(1, start); batch <= end; batch += interval) {
        batches.add(batch);
      }
      List<Double> shares = Collections.nCopies(batches.size(), 1.0 / batches.size());
      assertNear(
          walk.weights.parameters().values().toFloatArray(), sum(walk.parameters, batches, shares));
      assertThat(walk.weights.buffers().values().toFloatArray())
          .as("statistics of the first update")
          .isEqualTo(walk.statistics[batches.get(0)]);
      assertThat(walk.weights.buffers().batches(0)).isEqualTo(batches.get(0).longValue());
      assertThat(swa.average()).isEmpty();
      walk.weights.parameters().values().addi(1);
      float[] on = walk.weights.parameters().values().toFloatArray();
      swa.after(walk.weights, BATCHES, bench.manager(), bench.kernels());
      assertThat(walk.weights.parameters().values().toFloatArray())
          .as("training goes on from the mean")
          .isEqualTo(on);
    }
  }
}
