package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.GradientClipping;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/** Clipped gradients against plain Java, parameter by parameter in reference order. */
@Covers({GradientClipping.class})
class ClippedGradientTest {
  private static final double ROUNDING = 1 + 1e-5;

  /** A network's weights and a gradient, random, in one memory layout. */
  private static final class Scene implements AutoCloseable {
    private final Workbench bench = new Workbench();
    private final Weights weights;
    private final FlatGradient gradient;

    Scene(Layout layout, long seed) {
      Chain chain =
          Chain.of(
              new Convolution("conv", 2, 3, 3, 1), new BatchNorm("bn", 3), new Linear("fc", 3, 4));
      weights = new Weights(new Blueprint(chain, 4, layout), bench.manager());
      gradient = new FlatGradient(weights.parameters().layout(), bench.manager(), bench.kernels());
      Random random = new Random(seed);
      List<ParameterSpec> specs = weights.parameters().layout().parameters();
      for (int i = 0; i < specs.size(); i++) {
        // A batch norm's shift starts at zero.
        double size = specs.get(i).name().equals("bn.bias") ? 0 : 0.5;
        weights.parameters().set(i, values(random, specs.get(i), size), bench.kernels());
      }
      List<float[]> parts = new ArrayList<>();
      for (ParameterSpec spec : specs) {
        parts.add(weights.parameters().layout().store(spec, values(random, spec, 0.1)));
      }
      NDArray all =
          parts.stream().map(bench.manager()::create).reduce(NDArray::concat).orElseThrow();
      bench.kernels().copy(all, gradient.gradient());
    }

    private static float[] values(Random random, ParameterSpec spec, double size) {
      float[] values = new float[(int) spec.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (size * random.nextGaussian());
      }
      return values;
    }

    /** Values of each parameter in reference order. */
    List<float[]> split(NDArray flat) {
      List<float[]> all = new ArrayList<>();
      for (int i = 0; i < weights.parameters().slices().size(); i++) {
        all.add(weights.parameters().get(flat, i));
      }
      return all;
    }

    float[] clip(Clipping kind, double threshold, double epsilon) {
      return clip(new GradientClipping(kind, threshold, epsilon), Timing.always(), 1);
    }

    float[] clip(GradientClipping record, Timing timing, long batch) {
      new ClippedGradient(record, new RunTiming(timing, 100, 100))
          .change(gradient, weights, batch, bench.kernels());
      return values();
    }

    float[] values() {
      return gradient.gradient().toFloatArray();
    }

    @Override
    public void close() {
      bench.close();
    }
  }

  @Property(tries = 20)
  void theNormIsNeverAboveTheThreshold(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 2) double threshold) {
    try (Scene scene = new Scene(Layout.CHANNELS_FIRST, seed)) {
      float[] before = scene.values();
      double length = norm(before, 0, before.length);
      float[] after = scene.clip(Clipping.NORM, threshold, 0);
      assertThat(norm(after, 0, after.length)).isLessThanOrEqualTo(threshold * ROUNDING);
      float[] expected = scaled(before, Math.min(1, threshold / (length + 1e-6)));
      Tolerance.checkNear("clipped", expected, after, 1e-5, 0);
    }
  }

  @Property(tries = 20)
  void belowTheThresholdNothingChanges(@ForAll long seed) {
    for (Clipping kind : Clipping.values()) {
      try (Scene scene = new Scene(Layout.CHANNELS_LAST, seed)) {
        float[] before = scene.values();
        assertThat(scene.clip(kind, 1e4, 1e-3)).as("%s", kind).isEqualTo(before);
      }
    }
  }

  @Property(tries = 20)
  void noValueIsAboveTheThreshold(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.5) double threshold) {
    try (Scene scene = new Scene(Layout.CHANNELS_FIRST, seed)) {
      float[] expected = scene.values();
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (float) Math.max(-threshold, Math.min(threshold, expected[i]));
      }
      assertThat(scene.clip(Clipping.VALUE, threshold, 0)).isEqualTo(expected);
    }
  }

  @Property(tries = 20)
  void noUnitIsLongerThanItsShareOfItsWeights(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 0.5) double threshold) {
    for (Layout layout : Layout.values()) {
      for (double epsilon : new double[] {0, 1e-3}) {
        try (Scene scene = new Scene(layout, seed)) {
          List<float[]> before = scene.split(scene.gradient.gradient());
          List<float[]> weights = scene.split(scene.weights.parameters().values());
          scene.clip(Clipping.ADAPTIVE, threshold, epsilon);
          List<float[]> after = scene.split(scene.gradient.gradient());
          List<ParameterSpec> specs = scene.weights.parameters().layout().parameters();
          for (int i = 0; i < specs.size(); i++) {
            float[] expected =
                byUnits(specs.get(i), weights.get(i), before.get(i), threshold, epsilon);
            Tolerance.checkNear(specs.get(i).name(), expected, after.get(i), 1e-5, 1e-9);
          }
        }
      }
    }
  }

  /** A row is a unit of a matrix or convolution; anything else is one unit. */
  private static float[] byUnits(
      ParameterSpec spec, float[] weights, float[] gradient, double threshold, double epsilon) {
    int units = spec.shape().size() > 1 ? Math.toIntExact(spec.shape().get(0)) : 1;
    int size = gradient.length / units;
    float[] clipped = gradient.clone();
    for (int start = 0; start < gradient.length; start += size) {
      double most = threshold * Math.max(norm(weights, start, start + size), epsilon);
      double length = norm(gradient, start, start + size);
      for (int i = start; i < start + size; i++) {
        clipped[i] = (float) (gradient[i] * Math.min(1, most / length));
      }
    }
    return clipped;
  }

  @Test
  void aZeroGradientStaysZero() {
    for (Clipping kind : Clipping.values()) {
      try (Scene scene = new Scene(Layout.CHANNELS_FIRST, 1)) {
        NDArray zeros = scene.bench.manager().create(new float[scene.values().length]);
        scene.bench.kernels().copy(zeros, scene.gradient.gradient());
        assertThat(scene.clip(kind, 0.01, 0)).as("%s", kind).containsOnly(0);
      }
    }
  }

  @Test
  void itActsOnItsBatchesOnly() {
    try (Scene scene = new Scene(Layout.CHANNELS_FIRST, 1)) {
      float[] before = scene.values();
      GradientClipping record = new GradientClipping(Clipping.NORM, 0.01, 0);
      assertThat(scene.clip(record, Timing.every(2), 3)).isEqualTo(before);
      assertThat(scene.clip(record, Timing.every(2), 4)).isNotEqualTo(before);
    }
  }

  private static float[] scaled(float[] values, double factor) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (float) (values[i] * factor);
    }
    return scaled;
  }

  private static double norm(float[] values, int from, int to) {
    double sum = 0;
    for (float value : Arrays.copyOfRange(values, from, to)) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
