package org.scoville.runtime.optimizer;

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
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/** Decoupled SGD against the reference, step by step, with a changing rate. */
@Tag("golden")
class GoldenDecoupledSgdTest {
  private static final int PARAMETERS = 3;

  @TestFactory
  Stream<DynamicTest> everyStepIsTheReferences() {
    return GoldenCases.open().of("optimizer.DecoupledSGDW").stream()
        .map(golden -> dynamicTest(golden.name(), () -> replay(golden)));
  }

  private static void replay(GoldenCase golden) {
    JsonNode h = golden.hyperparameters();
    double peak = h.get("lr_initial").asDouble();
    DecoupledSGD record =
        new DecoupledSGD(
            peak,
            h.get("momentum").asDouble(),
            h.get("weight_decay").asDouble(),
            h.get("nesterov").asBoolean(),
            true);
    List<ParameterSpec> specs = new ArrayList<>();
    for (int i = 0; i < PARAMETERS; i++) {
      List<Long> shape = Arrays.stream(golden.input("param" + i).shape()).boxed().toList();
      // All of one kind, so that the flat order is the order of the case.
      specs.add(new ParameterSpec("param" + i, ParameterSpec.Kind.BIAS, shape));
    }
    FlatLayout layout = FlatLayout.of(specs, Layout.CHANNELS_FIRST);
    try (Workbench bench = new Workbench()) {
      FlatParameters parameters = new FlatParameters(layout, bench.manager());
      for (int i = 0; i < PARAMETERS; i++) {
        parameters.set(i, golden.input("param" + i).floats(), bench.kernels());
      }
      FlatGradient gradient = new FlatGradient(layout, bench.manager(), bench.kernels());
      Updater updater =
          new DecoupledSgdStarter(record).start(parameters, bench.manager(), bench.kernels());
      JsonNode rates = golden.fixed().get("lr_per_step");
      for (int step = 0; step < rates.size(); step++) {
        bench.kernels().copy(gradient(golden, bench, step), gradient.gradient());
        updater.step(gradient, rates.get(step).asDouble() / peak);
        for (int i = 0; i < PARAMETERS; i++) {
          Tolerance.checkNear(
              "param" + i + " after step " + step,
              row(golden.output("params" + i + "_after"), step),
              parameters.get(parameters.values(), i),
              golden.tolerance().get("rtol").asDouble(),
              golden.tolerance().get("atol").asDouble());
        }
      }
    }
  }

  private static NDArray gradient(GoldenCase golden, Workbench bench, int step) {
    float[] flat = new float[0];
    for (int i = 0; i < PARAMETERS; i++) {
      float[] part = row(golden.input("grads" + i), step);
      int end = flat.length;
      flat = Arrays.copyOf(flat, end + part.length);
      System.arraycopy(part, 0, flat, end, part.length);
    }
    return bench.array(flat, flat.length);
  }

  private static float[] row(GoldenTensor rows, int row) {
    int size = rows.floats().length / rows.extent(0);
    return Arrays.copyOfRange(rows.floats(), row * size, (row + 1) * size);
  }
}
