package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Tolerance;

/** The operations that networks are made of against plain Java, forwards and backwards. */
class OpsTest {
  private static final double RTOL = 1e-4;
  private static final double ATOL = 1e-5;
  private static final double EPSILON = 1e-5;

  /** A result, the numbers that it is weighed with, and the gradients of their sum. */
  private static final class Trial {
    private final long[] shape;
    private final float[] result;
    private final float[] above;
    private final List<float[]> gradients;

    Trial(long[] shape, float[] result, float[] above, List<float[]> gradients) {
      this.shape = shape;
      this.result = result;
      this.above = above;
      this.gradients = gradients;
    }
  }

  private static Trial run(
      Random random,
      Function<List<NDArray>, NDArray> operation,
      List<long[]> shapes,
      List<float[]> values) {
    return run(random, (arguments, kernels) -> operation.apply(arguments), shapes, values);
  }

  private static Trial run(
      Random random,
      BiFunction<List<NDArray>, Kernels, NDArray> operation,
      List<long[]> shapes,
      List<float[]> values) {
    try (Workbench bench = new Workbench();
        StepScope scope = StepScope.under(bench.manager())) {
      List<NDArray> arguments = new ArrayList<>();
      for (int i = 0; i < shapes.size(); i++) {
        NDArray argument = bench.array(values.get(i), shapes.get(i));
        scope.borrow(argument).setRequiresGradient(true);
        arguments.add(argument);
      }
      return GradMode.recording(
          () -> {
            NDArray y = operation.apply(arguments, bench.kernels());
            float[] above = normal(random, Math.toIntExact(y.size()));
            Ops.backward(y.mul(scope.manager().create(above, y.getShape())).sum());
            return new Trial(
                y.getShape().getShape(),
                y.toFloatArray(),
                above,
                arguments.stream().map(a -> a.getGradient().toFloatArray()).toList());
          });
    }
  }

  private static float[] normal(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void check(String what, double[] expected, float[] found) {
    float[] rounded = new float[expected.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) expected[i];
    }
    Tolerance.checkNear(what, rounded, found, RTOL, ATOL);
  }

  /** Batched products: (2, 3, 4) and (2, 4, 5). */
  @Property(tries = 10)
  void aMatrixProductIsItsSums(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = normal(random, 24);
    float[] y = normal(random, 40);
    Trial trial =
        run(
            random,
            a -> Ops.matMul(a.get(0), a.get(1)),
            List.of(new long[] {2, 3, 4}, new long[] {2, 4, 5}),
            List.of(x, y));
    double[] product = new double[30];
    double[] dx = new double[24];
    double[] dy = new double[40];
    for (int b = 0; b < 2; b++) {
      for (int r = 0; r < 3; r++) {
        for (int c = 0; c < 5; c++) {
          int out = (b * 3 + r) * 5 + c;
          for (int k = 0; k < 4; k++) {
            int left = (b * 3 + r) * 4 + k;
            int right = (b * 4 + k) * 5 + c;
            product[out] += (double) x[left] * y[right];
            dx[left] += (double) trial.above[out] * y[right];
            dy[right] += (double) trial.above[out] * x[left];
          }
        }
      }
    }
    assertThat(trial.shape).containsExactly(2, 3, 5);
    check("product", product, trial.result);
    check("gradient of x", dx, trial.gradients.get(0));
    check("gradient of y", dy, trial.gradients.get(1));
  }

  /** (2, 3, 4) and (5, 4). */
  @Property(tries = 10)
  void aLinearLayerWithoutBiasIsOneWithABiasOfZeros(@ForAll long seed) {
    Random random = new Random(seed);
    List<float[]> values = List.of(normal(random, 24), normal(random, 20));
    List<long[]> shapes = List.of(new long[] {2, 3, 4}, new long[] {5, 4});
    Trial without = run(new Random(seed), a -> Ops.linear(a.get(0), a.get(1)), shapes, values);
    Trial with =
        run(
            new Random(seed),
            a -> Ops.linear(a.get(0), a.get(1), a.get(0).getManager().create(new float[5])),
            shapes,
            values);
    assertThat(without.shape).containsExactly(2, 3, 5);
    Tolerance.checkNear("result", with.result, without.result, RTOL, ATOL);
    for (int i = 0; i < 2; i++) {
      Tolerance.checkNear(
          "gradient " + i, with.gradients.get(i), without.gradients.get(i), RTOL, ATOL);
    }
  }

  /** Over the last axis of (3, 4), or over the first one of (4, 3). */
  @Property(tries = 10)
  void aSoftmaxIsExponentialsThatAddUpToOne(@ForAll long seed, @ForAll boolean last) {
    Random random = new Random(seed);
    float[] x = normal(random, 12);
    Trial trial =
        run(
            random,
            (a, kernels) -> kernels.softmax(a.get(0), last ? -1 : 0),
            List.of(last ? new long[] {3, 4} : new long[] {4, 3}),
            List.of(x));
    double[] y = new double[12];
    double[] dx = new double[12];
    for (int row = 0; row < 3; row++) {
      int own = row;
      int[] line = IntStream.range(0, 4).map(k -> last ? own * 4 + k : k * 3 + own).toArray();
      double sum = Arrays.stream(line).mapToDouble(i -> Math.exp(x[i])).sum();
      double mean = 0;
      for (int i : line) {
        y[i] = Math.exp(x[i]) / sum;
        mean += y[i] * trial.above[i];
      }
      for (int i : line) {
        dx[i] = y[i] * (trial.above[i] - mean);
      }
    }
    check("softmax", y, trial.result);
    check("gradient", dx, trial.gradients.get(0));
  }

  /** (2, 3, 5), scale and shift (5). */
  @Property(tries = 10)
  void aLayerNormHasTheMomentsOfTheLastAxis(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = normal(random, 30);
    float[] scale = normal(random, 5);
    float[] shift = normal(random, 5);
    Trial trial =
        run(
            random,
            (a, kernels) -> kernels.layerNorm(a.get(0), a.get(1), a.get(2), EPSILON),
            List.of(new long[] {2, 3, 5}, new long[] {5}, new long[] {5}),
            List.of(x, scale, shift));
    double[] y = new double[30];
    double[] dx = new double[30];
    double[] dScale = new double[5];
    double[] dShift = new double[5];
    for (int row = 0; row < 6; row++) {
      int first = row * 5;
      double mean = IntStream.range(0, 5).mapToDouble(f -> x[first + f]).sum() / 5;
      double variance =
          IntStream.range(0, 5).mapToDouble(f -> Math.pow(x[first + f] - mean, 2)).sum() / 5;
      double deviation = Math.sqrt(variance + EPSILON);
      double[] normed =
          IntStream.range(0, 5).mapToDouble(f -> (x[first + f] - mean) / deviation).toArray();
      double[] inner =
          IntStream.range(0, 5).mapToDouble(f -> trial.above[first + f] * scale[f]).toArray();
      double innerMean = Arrays.stream(inner).sum() / 5;
      double along = IntStream.range(0, 5).mapToDouble(f -> inner[f] * normed[f]).sum() / 5;
      for (int f = 0; f < 5; f++) {
        y[first + f] = scale[f] * normed[f] + shift[f];
        dx[first + f] = (inner[f] - innerMean - normed[f] * along) / deviation;
        dScale[f] += trial.above[first + f] * normed[f];
        dShift[f] += trial.above[first + f];
      }
    }
    check("layer norm", y, trial.result);
    Tolerance.checkRelativeL2("gradient of x", floats(dx), trial.gradients.get(0), 1e-4);
    check("gradient of scale", dScale, trial.gradients.get(1));
    check("gradient of shift", dShift, trial.gradients.get(2));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Phi by the sum of the normal density, to 1e-9. */
  @Property(tries = 10)
  void aGeluIsTheNumberTimesItsProbability(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = normal(random, 8);
    Trial trial = run(random, a -> Ops.gelu(a.get(0)), List.of(new long[] {8}), List.of(x));
    double[] y = new double[8];
    double[] dx = new double[8];
    for (int i = 0; i < 8; i++) {
      y[i] = x[i] * probability(x[i]);
      dx[i] = trial.above[i] * (probability(x[i]) + x[i] * density(x[i]));
    }
    check("gelu", y, trial.result);
    check("gradient", dx, trial.gradients.get(0));
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double probability(double x) {
    int steps = 2000;
    double sum = (density(0) + density(x)) / 2;
    for (int i = 1; i < steps; i++) {
      sum += density(x * i / steps);
    }
    return 0.5 + sum * x / steps;
  }

  @Property(tries = 10)
  void axesAreReorderedAndShapesAreChangedWithoutANewNumber(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = normal(random, 24);
    List<long[]> shapes = List.of(new long[] {2, 3, 4});
    Trial permuted = run(random, a -> Ops.permute(a.get(0), 2, 0, 1), shapes, List.of(x));
    Trial reshaped = run(random, a -> Ops.reshape(a.get(0), 6, -1), shapes, List.of(x));
    assertThat(permuted.shape).containsExactly(4, 2, 3);
    for (int i = 0; i < 24; i++) {
      int moved = i % 4 * 6 + i / 4;
      assertThat(permuted.result[moved]).isEqualTo(x[i]);
      assertThat(permuted.gradients.get(0)[i]).isEqualTo(permuted.above[moved]);
    }
    assertThat(reshaped.shape).containsExactly(6, 4);
    assertThat(reshaped.result).isEqualTo(x);
    assertThat(reshaped.gradients.get(0)).isEqualTo(reshaped.above);
  }

  /** (2, 1, 3) and (2, 2, 3), and then the first two of the three. */
  @Property(tries = 10)
  void partsAreJoinedAndCutAlongAnAxis(@ForAll long seed) {
    Random random = new Random(seed);
    float[] x = normal(random, 6);
    float[] y = normal(random, 12);
    Trial trial =
        run(
            random,
            a -> Ops.slice(Ops.concatenate(List.of(a.get(0), a.get(1)), 1), 1, 0, 2),
            List.of(new long[] {2, 1, 3}, new long[] {2, 2, 3}),
            List.of(x, y));
    float[] g = trial.above;
    assertThat(trial.shape).containsExactly(2, 2, 3);
    assertThat(trial.result)
        .containsExactly(x[0], x[1], x[2], y[0], y[1], y[2], x[3], x[4], x[5], y[6], y[7], y[8]);
    assertThat(trial.gradients.get(0)).containsExactly(g[0], g[1], g[2], g[6], g[7], g[8]);
    assertThat(trial.gradients.get(1))
        .containsExactly(g[3], g[4], g[5], 0, 0, 0, g[9], g[10], g[11], 0, 0, 0);
  }
}
