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
  void oneValueThatIsNoFiniteNumberIsFound() {
    try (Workbench bench = new Workbench()) {
      float[] values = new float[1000];
      values[7] = Float.MAX_VALUE;
      assertThat(bench.kernels().isFinite(bench.array(values, 1000))).isTrue();
      for (float odd : List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)) {
        values[999] = odd;
        assertThat(bench.kernels().isFinite(bench.array(values, 1000))).isFalse();
      }
      int before = bench.manager().getManagedArrays().size();
      NDArray array = bench.array(values, 1000);
      bench.kernels().isFinite(array);
      assertThat(bench.manager().getManagedArrays())
          .as("nothing but the array")
          .hasSize(before + 1);
    }
  }

  @Test
  void aRowWithANumberThatIsNoneHasNoAnswer() {
    try (Workbench bench = new Workbench()) {
      float[] logits = {
        0,
        2,
        1,
        Float.NaN,
        2,
        1,
        3,
        2,
        Float.NaN,
        0,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY
      };
      NDArray answers = bench.kernels().answers(bench.array(logits, 4, 3));
      assertThat(answers.toLongArray()).containsExactly(1, -1, -1, 1);
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
