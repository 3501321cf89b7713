package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.Workbench;

/** Checks that operations on a batch keep its layout, that of gray images too. */
class BatchLayoutTest {

  private static Map<String, UnaryOperator<NDArray>> operations(Kernels kernels) {
    BatchKernels batches = kernels.batches();
    Box box = new Box(1, 1, 4, 5);
    Map<String, UnaryOperator<NDArray>> operations = new LinkedHashMap<>();
    operations.put("blend", x -> batches.blend(x, x, new long[] {1, 0}, 0.3));
    operations.put("paste", x -> batches.paste(x, new long[] {1, 0}, box));
    operations.put("blank", x -> batches.blank(x, List.of(box)));
    operations.put("pick", x -> batches.pick(x, new long[] {0, 2, 3}, new long[] {1, 2, 4}));
    operations.put("crop", x -> batches.crop(x, box));
    operations.put("nearest", x -> batches.nearest(x, 4, 4, 0.5, 0.5));
    operations.put("bilinear", x -> batches.bilinear(x, 4, 4));
    operations.put("antialiased", x -> batches.antialiased(x, 4, 4));
    operations.put("affine", x -> batches.affine(x, 2, 1));
    operations.put("take", x -> kernels.take(x, x.getManager().create(new long[] {1, 0})));
    operations.put("depthwise", x -> kernels.depthwiseConvolution(x, filters(x), 2, 1));
    operations.put("max pool", x -> kernels.maxPool(x, 3, 2, 1, 1, false));
    return operations;
  }

  private static NDArray filters(NDArray x) {
    return x.getManager().ones(new Shape(x.getShape().get(1), 1, 3, 3));
  }

  @ParameterizedTest
  @CsvSource({"1, CHANNELS_FIRST", "1, CHANNELS_LAST", "3, CHANNELS_FIRST", "3, CHANNELS_LAST"})
  void everyOperationKeepsTheLayout(int channels, Layout layout) {
    try (Workbench bench = new Workbench()) {
      NDArray plain = bench.manager().ones(new Shape(2, channels, 8, 8));
      NDArray images = layout == Layout.CHANNELS_LAST ? bench.channelsLast(plain) : plain;
      boolean last = layout == Layout.CHANNELS_LAST;
      assertThat(bench.kernels().channelsLast(images)).isEqualTo(last);
      operations(bench.kernels())
          .forEach(
              (name, operation) ->
                  assertThat(bench.kernels().channelsLast(operation.apply(images)))
                      .as("%s of %d channels, %s: channels last", name, channels, layout)
                      .isEqualTo(last));
    }
  }
}
