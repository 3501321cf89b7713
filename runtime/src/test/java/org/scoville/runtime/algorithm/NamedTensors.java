package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.train.WeightExport;

/** Any named tensors as one layer; it computes nothing. */
record NamedTensors(List<ParameterSpec> parameters, List<FlatBuffers.Norm> norms) implements Layer {
  @Override
  public NDArray forward(NDArray x, Pass pass) {
    return x;
  }

  private static NamedTensors of(
      List<String> names, Function<String, GoldenTensor> tensors, String prefix) {
    List<ParameterSpec> parameters = new ArrayList<>();
    List<FlatBuffers.Norm> norms = new ArrayList<>();
    for (String input : names) {
      if (!input.startsWith(prefix)) {
        continue;
      }
      String name = input.substring(prefix.length());
      List<Long> shape = Arrays.stream(tensors.apply(input).shape()).boxed().toList();
      if (name.endsWith(".running_mean")) {
        norms.add(new FlatBuffers.Norm(name.replace(".running_mean", ""), shape.get(0)));
      } else if (!name.endsWith(".running_var") && !name.endsWith(".num_batches_tracked")) {
        parameters.add(spec(name, shape));
      }
    }
    return new NamedTensors(parameters, norms);
  }

  private static ParameterSpec spec(String name, List<Long> shape) {
    return switch (shape.size()) {
      case 4 ->
          new ParameterSpec(
              name, shape, Initializers.zeros(), true, ParameterSpec.Memory.LIKE_IMAGES);
      case 2 -> ParameterSpec.weight(name, shape, Initializers.zeros());
      default -> ParameterSpec.undecayed(name, shape, Initializers.zeros());
    };
  }

  /** Weights of the shapes of those tensors whose names begin so. */
  static Weights weights(
      List<String> names, Function<String, GoldenTensor> tensors, String prefix, Workbench bench) {
    NamedTensors named = of(names, tensors, prefix);
    return new Weights(new Blueprint(named, 1, Layout.CHANNELS_LAST), bench.manager());
  }

  /** Sets weights to a row of the inputs, which hold a row for each batch or epoch. */
  static void set(Weights weights, GoldenCase golden, int row, Workbench bench) {
    GoldenWeights.set(weights, name -> row(golden.input("w." + name), row), bench.kernels());
    for (int i = 0; i < weights.buffers().norms().size(); i++) {
      String count = weights.buffers().norms().get(i).name() + ".num_batches_tracked";
      weights.buffers().batches(i, golden.input("w." + count).longs()[row]);
    }
  }

  /** Holds every tensor of weights against a row of the outputs whose names begin so. */
  static void check(GoldenCase golden, String prefix, Weights weights, int row) {
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    assertThat(golden.outputs())
        .containsExactlyInAnyOrderElementsOf(
            tensors.stream().map(tensor -> prefix + tensor.name()).toList());
    for (StoredTensor tensor : tensors) {
      GoldenTensor expected = golden.output(prefix + tensor.name());
      String what = "%s %s in row %d".formatted(golden, tensor.name(), row);
      if (tensor.type() == DType.I64) {
        assertThat(tensor.longs()[0]).as(what).isEqualTo(expected.longs()[row]);
      } else {
        Tolerance.checkNear(
            what,
            row(expected, row, tensor.floats().length),
            tensor.floats(),
            golden.tolerance().get("rtol").asDouble(),
            golden.tolerance().get("atol").asDouble());
      }
    }
  }

  private static float[] row(GoldenTensor rows, int row) {
    return row(rows, row, rows.floats().length / rows.extent(0));
  }

  private static float[] row(GoldenTensor rows, int row, int size) {
    return Arrays.copyOfRange(rows.floats(), row * size, (row + 1) * size);
  }
}
