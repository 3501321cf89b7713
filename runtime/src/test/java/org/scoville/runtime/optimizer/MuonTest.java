package org.scoville.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/** Muon's step on hidden weights, seen through the singular values of what it moves. */
class MuonTest {
  private static final double NEAR = 2e-4;

  /** A muon that moves hidden weights by the orthogonal matrix itself, and by nothing else. */
  private static Muon bare(int steps) {
    return new Muon(1, 0, false, steps, MuonScale.UNIT_ROWS, 0, MuonRest.SGD, 1, 0, 0, 1, false);
  }

  @Property(tries = 40)
  void singularValuesGoThroughTheQuinticOneByOne(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll @IntRange(min = 1, max = 5) int steps,
      @ForAll int seed) {
    PlainMatrix gradient = random(rows, columns, new Random(seed));
    double[] expected =
        Arrays.stream(gradient.singularValues())
            .map(value -> PlainMatrix.quintic(value / (gradient.length() + 1e-7), steps))
            .sorted()
            .toArray();
    assertThat(stepOn(gradient, steps).singularValues()).containsExactly(expected, within(NEAR));
  }

  @Property(tries = 40)
  void fiveStepsLeaveSingularValuesInTheBand(@ForAll int seed) {
    PlainMatrix gradient = random(4, 7, new Random(seed));
    double least = gradient.singularValues()[0] / gradient.length();
    double[] step = stepOn(gradient, 5).singularValues();
    assertThat(step[step.length - 1]).isLessThan(1.21);
    if (least >= 0.0016) {
      assertThat(step[0]).isGreaterThan(0.68);
    }
  }

  @Test
  void aTurnStaysATurn() {
    // Both singular values are 5, which is 1 / sqrt(2) of the length.
    double value = PlainMatrix.quintic(Math.sqrt(0.5), 5);
    double[] step = stepOn(PlainMatrix.of(2, new double[] {3, -4, 4, 3}), 5).flat();
    assertThat(step)
        .containsExactly(
            new double[] {0.6 * value, -0.8 * value, 0.8 * value, 0.6 * value}, within(1e-5));
  }

  @Test
  void aDiagonalMatrixIsTheQuinticOfItsValues() {
    double[] step = stepOn(PlainMatrix.of(2, new double[] {3, 0, 0, -4}), 5).flat();
    assertThat(step)
        .containsExactly(
            new double[] {PlainMatrix.quintic(0.6, 5), 0, 0, -PlainMatrix.quintic(0.8, 5)},
            within(1e-5));
  }

  @Test
  void theLengthOfTheGradientCancels() {
    PlainMatrix gradient = random(3, 5, new Random(4));
    double[] longer = Arrays.stream(gradient.flat()).map(value -> 1024 * value).toArray();
    assertThat(stepOn(PlainMatrix.of(3, longer), 5).flat())
        .containsExactly(stepOn(gradient, 5).flat(), within(1e-5));
  }

  @Test
  void hiddenAreTheDecayingWeightsBetweenTheFirstAndTheLast() {
    List<ParameterSpec> specs =
        List.of(
            weight("stem", 4, 3, 3, 3),
            weight("conv", 4, 4, 3, 3),
            ParameterSpec.undecayed("positions", List.of(4L, 4L), Initializers.zeros()),
            weight("one axis", 4),
            weight("linear", 4, 4),
            weight("head", 10, 4),
            ParameterSpec.undecayed("bias", List.of(10L), Initializers.zeros()));
    assertThat(HiddenWeights.numbers(specs)).containsExactly(1, 4);
    assertThat(HiddenWeights.numbers(List.of(specs.get(0), specs.get(5)))).isEmpty();
  }

  @Test
  void theSameStepsAreTheSameToTheBitOnEveryReplica() {
    assertThat(weightsAfterSteps(Layout.CHANNELS_FIRST))
        .isEqualTo(weightsAfterSteps(Layout.CHANNELS_FIRST));
  }

  @Test
  void theOrderInMemoryDoesNotMatter() {
    Tolerance.checkNear(
        "channels-last",
        weightsAfterSteps(Layout.CHANNELS_FIRST),
        weightsAfterSteps(Layout.CHANNELS_LAST),
        1e-4,
        1e-5);
  }

  /** Two steps on three convolutions, of which the middle one is hidden. */
  private static float[] weightsAfterSteps(Layout memory) {
    List<ParameterSpec> specs =
        List.of("first", "middle", "last").stream().map(MuonTest::convolution).toList();
    try (Workbench bench = new Workbench()) {
      FlatLayout layout = FlatLayout.of(specs, memory);
      FlatParameters parameters = new FlatParameters(layout, bench.manager());
      FlatGradient gradient = new FlatGradient(layout, bench.manager(), bench.kernels());
      Random random = new Random(7);
      set(parameters, random, bench);
      Muon muon =
          new Muon(
              0.02,
              0.95,
              true,
              5,
              MuonScale.SHAPE,
              0.1,
              MuonRest.ADAMW,
              3e-3,
              0.9,
              0.95,
              1e-10,
              true);
      Updater updater =
          MuonUpdater.behavior(muon).start(parameters, bench.manager(), bench.kernels());
      for (int step = 0; step < 2; step++) {
        FlatParameters found = new FlatParameters(layout, bench.manager());
        set(found, random, bench);
        bench.kernels().copy(found.values(), gradient.gradient());
        updater.step(gradient, 1);
      }
      return parameters.get(parameters.values(), 1);
    }
  }

  private static void set(FlatParameters parameters, Random random, Workbench bench) {
    for (int i = 0; i < parameters.slices().size(); i++) {
      int size = Math.toIntExact(parameters.slices().get(i).size());
      parameters.set(i, floats(random.doubles(size, -1, 1).toArray()), bench.kernels());
    }
  }

  private static ParameterSpec convolution(String name) {
    return new ParameterSpec(
        name,
        List.of(4L, 3L, 3L, 3L),
        Initializers.zeros(),
        true,
        ParameterSpec.Memory.LIKE_IMAGES);
  }

  private static ParameterSpec weight(String name, long... shape) {
    return ParameterSpec.weight(name, Arrays.stream(shape).boxed().toList(), Initializers.zeros());
  }

  private static PlainMatrix random(int rows, int columns, Random random) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> (float) (2 * random.nextDouble() - 1));
    return PlainMatrix.of(rows, values);
  }

  /**
   * The amount subtracted from a zero hidden weight by a step of length 1 against this gradient.
   */
  private static PlainMatrix stepOn(PlainMatrix gradient, int steps) {
    List<ParameterSpec> specs =
        List.of(
            weight("first", 1, 1),
            weight("hidden", gradient.rows(), gradient.columns()),
            weight("last", 1, 1));
    try (Workbench bench = new Workbench()) {
      FlatLayout layout = FlatLayout.of(specs, Layout.CHANNELS_FIRST);
      FlatParameters parameters = new FlatParameters(layout, bench.manager());
      FlatGradient flat = new FlatGradient(layout, bench.manager(), bench.kernels());
      Updater updater =
          MuonUpdater.behavior(bare(steps)).start(parameters, bench.manager(), bench.kernels());
      double[] all = new double[gradient.flat().length + 2];
      System.arraycopy(gradient.flat(), 0, all, 1, gradient.flat().length);
      bench.kernels().copy(bench.array(floats(all), all.length), flat.gradient());
      updater.step(flat, 1);
      float[] moved = parameters.get(parameters.values(), 1);
      return PlainMatrix.of(
          gradient.rows(), IntStream.range(0, moved.length).mapToDouble(i -> -moved[i]).toArray());
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
