package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.algorithm.EMA;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.train.WeightExport;

/** The exponential moving average against the reference, batch by batch. */
@Tag("golden")
class GoldenAverageTest {

  /** Any named tensors as one layer; it computes nothing. */
  private record Tensors(List<ParameterSpec> parameters, List<FlatBuffers.Norm> norms)
      implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      return x;
    }

    static Tensors of(GoldenCase golden, String prefix) {
      List<ParameterSpec> parameters = new ArrayList<>();
      List<FlatBuffers.Norm> norms = new ArrayList<>();
      for (String input : golden.inputs()) {
        if (!input.startsWith(prefix)) {
          continue;
        }
        String name = input.substring(prefix.length());
        List<Long> shape = Arrays.stream(golden.input(input).shape()).boxed().toList();
        if (name.endsWith(".running_mean")) {
          norms.add(new FlatBuffers.Norm(name.replace(".running_mean", ""), shape.get(0)));
        } else if (!name.endsWith(".running_var") && !name.endsWith(".num_batches_tracked")) {
          parameters.add(new ParameterSpec(name, kind(shape), shape));
        }
      }
      return new Tensors(parameters, norms);
    }

    private static ParameterSpec.Kind kind(List<Long> shape) {
      return switch (shape.size()) {
        case 4 -> ParameterSpec.Kind.CONVOLUTION;
        case 2 -> ParameterSpec.Kind.LINEAR;
        default -> ParameterSpec.Kind.BIAS;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> theAverageIsTheReferencesAfterEveryBatch() {
    return GoldenCases.open().of("ema").stream()
        .map(golden -> dynamicTest(golden.name(), () -> replay(golden)));
  }

  private static void replay(GoldenCase golden) {
    JsonNode hyperparameters = golden.hyperparameters();
    int batches = batches(hyperparameters.get("max_duration").asText(), 0);
    int every = batches(hyperparameters.path("update_interval").asText("1ba"), batches);
    double halfLife =
        hyperparameters.path("half_life").isTextual()
            ? batches(hyperparameters.get("half_life").asText(), batches)
            : -every * Math.log(2) / Math.log(hyperparameters.get("smoothing").asDouble());
    double from =
        (double) batches(hyperparameters.path("ema_start").asText("0ba"), batches) / batches;
    Occasion occasion = new Occasion(Timing.every(every).within(from, 1), batches, batches);
    EmaAverage average = new EmaAverage(new EMA(halfLife, 0), occasion);
    try (Workbench bench = new Workbench()) {
      Blueprint blueprint = new Blueprint(Tensors.of(golden, "init."), 1, Layout.CHANNELS_LAST);
      Weights weights = new Weights(blueprint, bench.manager());
      for (int batch = 1; batch <= batches; batch++) {
        int row = batch - 1;
        GoldenWeights.set(weights, name -> row(golden.input("w." + name), row), bench.kernels());
        weights.buffers().batches(0, golden.input("w." + countName(weights)).longs()[row]);
        average.after(weights, batch, bench.manager(), bench.kernels());
        boolean started = golden.expect().get("log").get(row).get("ema_started").asBoolean();
        assertThat(average.average().isPresent())
            .as("begun after batch %d", batch)
            .isEqualTo(started);
        average.average().ifPresent(kept -> check(golden, kept, row));
      }
    }
  }

  private static String countName(Weights weights) {
    return weights.buffers().norms().get(0).name() + ".num_batches_tracked";
  }

  private static void check(GoldenCase golden, Weights average, int row) {
    for (StoredTensor tensor : WeightExport.tensors(average)) {
      GoldenTensor expected = golden.output("ema." + tensor.name());
      String what = tensor.name() + " after batch " + (row + 1);
      if (tensor.type() == DType.I64) {
        assertThat(tensor.longs()[0]).as(what).isEqualTo(expected.longs()[row]);
      } else {
        Tolerance.checkNear(
            what,
            row(expected, row),
            tensor.floats(),
            golden.tolerance().get("rtol").asDouble(),
            golden.tolerance().get("atol").asDouble());
      }
    }
  }

  private static float[] row(GoldenTensor rows, int row) {
    int size = rows.floats().length / rows.extent(0);
    return Arrays.copyOfRange(rows.floats(), row * size, (row + 1) * size);
  }

  private static int batches(String time, int duration) {
    return time.endsWith("dur")
        ? (int) Math.round(Double.parseDouble(time.replace("dur", "")) * duration)
        : Integer.parseInt(time.replace("ba", ""));
  }
}
