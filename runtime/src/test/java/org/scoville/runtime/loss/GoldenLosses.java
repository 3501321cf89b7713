package org.scoville.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Ops;

/** Losses and their gradients against the reference. */
@AutoService(GoldenSubject.class)
@Covers({BinaryCrossEntropy.class, CrossEntropy.class})
public final class GoldenLosses implements GoldenSubject {

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "binary_cross_entropy_with_logits",
        golden -> check(golden, binary(golden.hyperparameters())),
        "soft_cross_entropy",
        golden -> check(golden, soft(golden.hyperparameters())));
  }

  /**
   * The reference's reductions, from the two that are ours: a plain sum is N times the sum per
   * sample, a scaled mean an N-th of the mean, and unreduced losses are those of one element each.
   */
  private static LossFunction binary(JsonNode hyperparameters) {
    checkNames(hyperparameters, "reduction", "scale_by_batch_size");
    boolean scaled = hyperparameters.path("scale_by_batch_size").asBoolean(true);
    LossFunction sum = Losses.of(new BinaryCrossEntropy(Reduction.SUM_PER_SAMPLE, 1));
    LossFunction mean = Losses.of(new BinaryCrossEntropy(Reduction.MEAN, 1));
    String reduction = hyperparameters.path("reduction").asText("sum");
    return switch (reduction) {
      case "sum" -> scaled ? sum : (x, t, kernels) -> sum.of(x, t, kernels).mul(rows(x));
      case "mean" -> scaled ? (x, t, kernels) -> mean.of(x, t, kernels).div(rows(x)) : mean;
      case "none" -> {
        LossFunction each =
            (x, t, kernels) -> each(mean, x, t, x.size(), kernels).reshape(x.getShape());
        yield scaled ? (x, t, kernels) -> each.of(x, t, kernels).div(rows(x)) : each;
      }
      default -> throw new AssertionError("no reduction " + reduction);
    };
  }

  /** The reference's reductions, from ours: its sum is the mass of the targets times the mean. */
  private static LossFunction soft(JsonNode hyperparameters) {
    checkNames(hyperparameters, "reduction");
    String reduction = hyperparameters.path("reduction").asText("mean");
    LossFunction sum = (x, t, kernels) -> Losses.crossEntropy(x, t, kernels).mul(t.sum());
    return switch (reduction) {
      case "mean" -> Losses::crossEntropy;
      case "sum" -> sum;
      case "none" -> (x, t, kernels) -> each(sum, x, t, rows(x), kernels);
      default -> throw new AssertionError("no reduction " + reduction);
    };
  }

  private static long rows(NDArray logits) {
    return logits.getShape().get(0);
  }

  /** The loss of each of so many equal parts by itself. */
  private static NDArray each(
      LossFunction loss, NDArray logits, NDArray targets, long parts, Kernels kernels) {
    NDArray x = logits.reshape(parts, -1);
    NDArray t = targets.reshape(parts, -1);
    List<NDArray> losses =
        IntStream.range(0, (int) parts)
            .mapToObj(i -> loss.of(x.get(i + ":" + (i + 1)), t.get(i + ":" + (i + 1)), kernels))
            .map(value -> value.reshape(1))
            .toList();
    return losses.stream().reduce(NDArray::concat).orElseThrow();
  }

  private static void checkNames(JsonNode hyperparameters, String... known) {
    assertThat(hyperparameters.fieldNames()).toIterable().isSubsetOf(known);
  }

  private static void check(GoldenCase golden, LossFunction loss) {
    assertThat(golden.outputs()).isSubsetOf("loss", "grad_logits").contains("loss");
    try (Workbench bench = new Workbench()) {
      NDArray logits = bench.array(golden.input("logits"));
      NDArray targets = bench.targets(golden.input("target"), golden.input("logits").extent(1));
      logits.setRequiresGradient(true);
      NDArray value =
          GradMode.recording(
              () -> {
                NDArray result = loss.of(logits, targets, bench.kernels());
                Ops.backward(result.sum());
                return result;
              });
      golden.check("loss", value.toFloatArray());
      if (golden.outputs().contains("grad_logits")) {
        golden.check("grad_logits", logits.getGradient().toFloatArray());
      }
    }
  }
}
