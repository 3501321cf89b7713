package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.Workbench;

/** The fused operations against plain Java. */
class KernelsTest {
  private static final Offset<Float> NEAR = Offset.offset(1e-4f);

  @Provide
  Arbitrary<float[]> numbers() {
    return Arbitraries.floats().between(-8, 8).array(float[].class).ofSize(9);
  }

  @Property(tries = 20)
  void updatesInPlaceAreTheirFormulas(@ForAll("numbers") float[] x, @ForAll("numbers") float[] y) {
    try (Workbench bench = new Workbench()) {
      NDArray target = bench.array(y, 9);
      NDArray other = bench.array(x, 9);
      bench.kernels().blend(target, other, 0.5);
      assertNear(target, i -> 0.5f * y[i] + 0.5f * x[i]);
      bench.kernels().addScaled(target, other, -0.5);
      assertNear(target, i -> 0.5f * y[i]);
      bench.kernels().scale(target, 2);
      assertNear(target, i -> y[i]);
      bench.kernels().copy(other, target);
      assertNear(target, i -> x[i]);
    }
  }

  @Property(tries = 20)
  void aStepOfSgdIsItsFormula(
      @ForAll("numbers") float[] w, @ForAll("numbers") float[] g, @ForAll("numbers") float[] b) {
    try (Workbench bench = new Workbench()) {
      NDArray value = bench.array(w, 9);
      NDArray gradient = bench.array(g, 9);
      NDArray buffer = bench.array(b, 9);
      List<NDArray> buffers = List.of(buffer);
      bench.kernels().sgd(List.of(value), List.of(gradient), buffers, 0.9, 0.1, false);
      assertNear(buffer, i -> 0.9f * b[i] + g[i]);
      assertNear(value, i -> w[i] - 0.1f * (0.9f * b[i] + g[i]));
      assertNear(gradient, i -> g[i]);
      bench.kernels().copy(bench.array(w, 9), value);
      bench.kernels().copy(bench.array(b, 9), buffer);
      bench.kernels().sgd(List.of(value), List.of(gradient), buffers, 0.5, 0.1, true);
      assertNear(value, i -> w[i] - 0.1f * (g[i] + 0.5f * (0.5f * b[i] + g[i])));
    }
  }

  @Test
  void aStepOnPartsIsTheStepOnTheWhole() {
    try (Workbench bench = new Workbench()) {
      NDArray whole = bench.manager().arange(12f);
      NDArray parts = bench.manager().arange(12f);
      NDArray gradient = bench.manager().arange(12f).mul(0.3);
      NDArray first = bench.manager().ones(whole.getShape());
      NDArray second = bench.manager().ones(whole.getShape());
      long[] cuts = {3, 10};
      bench.kernels().sgd(List.of(whole), List.of(gradient), List.of(first), 0.9, 0.1, true);
      bench
          .kernels()
          .sgd(parts.split(cuts), gradient.split(cuts), second.split(cuts), 0.9, 0.1, true);
      assertNear(parts, i -> whole.toFloatArray()[i]);
      assertNear(second, i -> first.toFloatArray()[i]);
    }
  }

  @Property(tries = 20)
  void aClimbIsAsLongAsItsRadius(@ForAll("numbers") float[] g) {
    try (Workbench bench = new Workbench()) {
      double length = 0;
      for (float value : g) {
        length += value * value;
      }
      double norm = Math.sqrt(length);
      NDArray climb = bench.kernels().climb(bench.array(g, 9), 0.3, 1e-12);
      assertNear(climb, i -> norm < 1e-6 ? 0 : (float) (g[i] * 0.3 / norm));
    }
  }

  @Test
  void partsAreWrittenOneAfterTheOther() {
    try (Workbench bench = new Workbench()) {
      NDArray out = bench.array(new float[5], 5);
      NDArray first = bench.array(new float[] {1, 2}, 2);
      NDArray second = bench.array(new float[] {3, 4, 5}, 3);
      bench.kernels().catInto(out, List.of(first, second));
      assertThat(out.toFloatArray()).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Test
  void rowsAreTakenInTheLayoutTheyLieIn() {
    try (Workbench bench = new Workbench()) {
      NDArray images = bench.manager().arange(48f).reshape(2, 3, 2, 4);
      NDArray index = bench.manager().create(new long[] {1, 0});
      float[] wanted = bench.kernels().take(images, index).toFloatArray();
      assertThat(wanted[0]).isEqualTo(24);
      NDArray last = bench.kernels().take(bench.channelsLast(images), index);
      assertThat(last.toFloatArray()).isEqualTo(wanted);
      assertThat(bench.kernels().strides(last)).containsExactly(24, 1, 12, 3);
    }
  }

  @FunctionalInterface
  private interface Formula {
    float at(int index);
  }

  private static void assertNear(NDArray array, Formula formula) {
    float[] values = array.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(formula.at(i), NEAR);
    }
  }
}
