package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Tolerance;

/** Operations on arrays of a lower precision: their types, and their results beside float32's. */
class LowerPrecisionTest {
  private static final double EPSILON = 1e-5;

  @ParameterizedTest
  @EnumSource
  void aCastRoundsAndItsGradientComesBackInTheTypeBefore(FloatType type) {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1, 1 + 0x1p-10f, -3, 0.1f}, 4);
      x.setRequiresGradient(true);
      NDArray there =
          GradMode.recording(
              () -> {
                NDArray cast = bench.kernels().cast(x, type);
                NDArray back = bench.kernels().cast(cast.mul(cast), FloatType.FP32);
                Ops.backward(back.sum());
                return cast;
              });
      assertThat(type.isOf(there)).isTrue();
      float[] rounded = bench.kernels().cast(there, FloatType.FP32).toFloatArray();
      assertThat(FloatType.FP32.isOf(x.getGradient())).isTrue();
      float[] gradient = x.getGradient().toFloatArray();
      float[] exact = x.toFloatArray();
      for (int i = 0; i < exact.length; i++) {
        double bound = type.rounding() * Math.abs(exact[i]);
        assertThat(Math.abs(rounded[i] - exact[i])).isLessThanOrEqualTo((float) bound);
        assertThat((double) Math.abs(gradient[i] - 2 * exact[i])).isLessThanOrEqualTo(4 * bound);
      }
      assertThat(rounded[1]).isEqualTo(type == FloatType.BF16 ? 1 : exact[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FP32")
  void partsOfAllTypesAreWrittenIntoOneFloat32Array(FloatType type) {
    try (Workbench bench = new Workbench()) {
      NDArray out = bench.array(new float[5], 5);
      NDArray lower = bench.kernels().cast(bench.array(new float[] {1.5f, -2}, 2), type);
      NDArray full = bench.array(new float[] {0.1f, 4, 1e-30f}, 3);
      bench.kernels().catInto(out, List.of(lower, full));
      assertThat(out.toFloatArray()).containsExactly(1.5f, -2, 0.1f, 4, 1e-30f);
      bench.kernels().catInto(out, List.of(lower, lower, lower.get("0:1")));
      assertThat(out.toFloatArray()).containsExactly(1.5f, -2, 1.5f, -2, 1.5f);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FP32")
  void everyOperationKeepsTheTypeOfItsInput(FloatType type) {
    try (Workbench bench = new Workbench()) {
      Kernels kernels = bench.kernels();
      NDArray images = kernels.cast(bench.array(ramp(2 * 4 * 6 * 6), 2, 4, 6, 6), type);
      NDArray rows = kernels.cast(bench.array(ramp(12), 3, 4), type);
      NDArray weight = kernels.cast(bench.array(ramp(20), 5, 4), type);
      NDArray bias = kernels.cast(bench.array(ramp(5), 5), type);
      NDArray filters = bench.array(ramp(4 * 9), 4, 1, 3, 3);
      NDArray mask = bench.array(new float[] {1, 0}, 2, 1, 1, 1);
      Map<String, NDArray> results = new LinkedHashMap<>();
      results.put("depthwise", kernels.depthwiseConvolution(images, filters, 2, 1));
      results.put("masked", kernels.addMasked(images, images, mask));
      results.put("share", kernels.addShare(images, images, 0.25));
      results.put("like", rows.mul(kernels.like(bench.array(ramp(4), 4), rows)));
      results.put("max pool", kernels.maxPool(images, 3, 2, 1, 1, false));
      results.put("mean", Ops.globalAveragePool(images));
      results.put("linear", Ops.linear(rows, weight, bias));
      results.put("no bias", Ops.linear(rows, weight));
      results.put("softmax", kernels.softmax(rows, -1));
      results.put("gelu", Ops.gelu(rows));
      results.put("relu", kernels.relu(images.neg()));
      results.put("scaled", rows.mul(0.5f).add(1));
      results.forEach(
          (name, result) -> assertThat(type.isOf(result)).as("type of %s", name).isTrue());
      NDArray sum = kernels.cast(kernels.softmax(rows, -1), FloatType.FP32).sum(new int[] {1});
      Tolerance.checkNear(
          "sums", new float[] {1, 1, 1}, sum.toFloatArray(), 4 * type.rounding(), 0);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FP32")
  void aBatchNormTakesLowerImagesBesideFloat32Parameters(FloatType type) {
    for (boolean last : List.of(false, true)) {
      List<float[]> full = batchNorm(FloatType.FP32, type, last);
      List<float[]> lower = batchNorm(type, type, last);
      for (int i = 0; i < full.size(); i++) {
        Tolerance.checkRelativeL2(
            "batch norm, array " + i, full.get(i), lower.get(i), 4 * type.rounding());
      }
      // The statistics are those of the rounded images, in float32.
      Tolerance.checkRelativeL2("running variance", full.get(5), lower.get(5), 1e-5);
    }
  }

  /**
   * Result, gradients of images, scale and shift, mean and variance; of images that are rounded.
   */
  private static List<float[]> batchNorm(FloatType type, FloatType rounding, boolean last) {
    try (Workbench bench = new Workbench()) {
      Kernels kernels = bench.kernels();
      NDArray plain = bench.array(ramp(4 * 8 * 5 * 5), 4, 8, 5, 5);
      NDArray x = kernels.cast(last ? bench.channelsLast(plain) : plain, rounding);
      NDArray images = kernels.cast(x, type);
      NDArray scale = bench.array(ramp(8), 8);
      NDArray shift = bench.array(ramp(8), 8);
      NDArray mean = bench.manager().zeros(new Shape(8));
      NDArray variance = bench.manager().ones(new Shape(8));
      NDArray above = bench.array(ramp(4 * 8 * 5 * 5), 4, 8, 5, 5).sin();
      List<NDArray> wanted = List.of(images, scale, shift);
      wanted.forEach(each -> each.setRequiresGradient(true));
      NDArray y =
          GradMode.recording(
              () -> {
                NDArray norm =
                    Ops.batchNorm(images, mean, variance, scale, shift, true, 0.1, EPSILON);
                Ops.backward(kernels.cast(norm, FloatType.FP32).mul(above).sum());
                return norm;
              });
      assertThat(type.isOf(y)).isTrue();
      assertThat(type.isOf(images.getGradient())).isTrue();
      assertThat(FloatType.FP32.isOf(scale.getGradient())).isTrue();
      List<float[]> found = new ArrayList<>();
      found.add(kernels.cast(y, FloatType.FP32).toFloatArray());
      wanted.forEach(
          each -> found.add(kernels.cast(each.getGradient(), FloatType.FP32).toFloatArray()));
      found.add(mean.toFloatArray());
      found.add(variance.toFloatArray());
      return found;
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "FP32")
  void aLayerNormIsCalculatedInFloat32AndHandsGradientsOn(FloatType type) {
    try (Workbench bench = new Workbench()) {
      Kernels kernels = bench.kernels();
      NDArray rounded = kernels.cast(bench.array(ramp(24), 4, 6), type);
      Function<NDArray, List<float[]>> norm =
          x -> {
            NDArray scale = bench.array(ramp(6), 6);
            NDArray shift = bench.array(ramp(6), 6);
            List<NDArray> wanted = List.of(x, scale, shift);
            wanted.forEach(each -> each.setRequiresGradient(true));
            NDArray y =
                GradMode.recording(
                    () -> {
                      NDArray result = kernels.layerNorm(x, scale, shift, EPSILON);
                      NDArray full = kernels.cast(result, FloatType.FP32);
                      Ops.backward(full.mul(bench.array(ramp(24), 4, 6).sin()).sum());
                      return result;
                    });
            assertThat(y.getDataType()).isEqualTo(x.getDataType());
            List<float[]> found = new ArrayList<>();
            found.add(kernels.cast(y, FloatType.FP32).toFloatArray());
            wanted.forEach(
                each -> found.add(kernels.cast(each.getGradient(), FloatType.FP32).toFloatArray()));
            return found;
          };
      List<float[]> full = norm.apply(kernels.cast(rounded, FloatType.FP32));
      List<float[]> lower = norm.apply(kernels.cast(rounded, type));
      for (int i = 0; i < full.size(); i++) {
        Tolerance.checkRelativeL2(
            "layer norm, array " + i, full.get(i), lower.get(i), 2 * type.rounding());
      }
    }
  }

  @Test
  void aBatchNormOfLowerScalesSaysHowToStateThem() {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.kernels().cast(bench.array(ramp(8), 2, 1, 2, 2), FloatType.BF16);
      NDArray one = bench.array(new float[] {1}, 1);
      NDArray lower = bench.kernels().cast(one, FloatType.BF16);
      assertThatThrownBy(() -> Ops.batchNorm(x, one, one, lower, one, true, 0.1, EPSILON))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("inFloat32()");
    }
  }

  private static float[] ramp(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (2 * Math.sin(1.7 * i) + 0.3);
    }
    return values;
  }
}
