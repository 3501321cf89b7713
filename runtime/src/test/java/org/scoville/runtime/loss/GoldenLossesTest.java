package org.scoville.runtime.loss;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.ndarray.NDArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Ops;

/** Losses and their gradients against the reference. */
@Tag("golden")
class GoldenLossesTest {

  @TestFactory
  Stream<DynamicTest> binaryCrossEntropy() {
    return cases("binary_cross_entropy_with_logits", "sum", Losses::binaryCrossEntropy);
  }

  @TestFactory
  Stream<DynamicTest> crossEntropy() {
    return cases("soft_cross_entropy", "mean", Losses::crossEntropy);
  }

  private static Stream<DynamicTest> cases(String algorithm, String reduction, LossFunction loss) {
    return GoldenCases.open().of(algorithm).stream()
        .map(golden -> dynamicTest(golden.name(), () -> check(golden, reduction, loss)));
  }

  private static void check(GoldenCase golden, String reduction, LossFunction loss) {
    String wanted = golden.hyperparameters().get("reduction").asText();
    // The mean over classes is its own loss, for those who ask for it by name; it is not built.
    Assumptions.assumeTrue(wanted.equals(reduction), () -> "reduction " + wanted + " is not built");
    try (Workbench bench = new Workbench()) {
      NDArray logits = bench.array(golden.input("logits"));
      NDArray targets = bench.targets(golden.input("target"), golden.input("logits").extent(1));
      logits.setRequiresGradient(true);
      NDArray value =
          GradMode.recording(
              () -> {
                NDArray result = loss.of(logits, targets, bench.kernels());
                Ops.backward(result);
                return result;
              });
      golden.check("loss", value.toFloatArray());
      golden.check("grad_logits", logits.getGradient().toFloatArray());
    }
  }
}
