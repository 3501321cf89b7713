package org.scoville.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Map;
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
   * A reduction of the reference.
   *
   * @param value what it returns
   * @param sum the sum of that, which is what gradients are of
   */
  private record Reduced(LossFunction value, LossFunction sum) {
    static Reduced toOne(LossFunction loss) {
      return new Reduced(loss, loss);
    }
  }

  /**
   * The reference's reductions, from the two that are ours: a plain sum is N times the sum per
   * sample, a scaled mean an N-th of the mean, and unreduced losses are those of one element each.
   */
  private static Reduced binary(JsonNode hyperparameters) {
    checkNames(hyperparameters, "reduction", "scale_by_batch_size");
    boolean scaled = hyperparameters.path("scale_by_batch_size").asBoolean(true);
    LossFunction perSample = Losses.of(new BinaryCrossEntropy(Reduction.SUM_PER_SAMPLE, 1));
    LossFunction mean = Losses.of(new BinaryCrossEntropy(Reduction.MEAN, 1));
    LossFunction sum =
        scaled ? perSample : (x, t, kernels) -> perSample.of(x, t, kernels).mul(rows(x));
    String reduction = hyperparameters.path("reduction").asText("sum");
    return switch (reduction) {
      case "sum" -> Reduced.toOne(sum);
      case "mean" ->
          Reduced.toOne(scaled ? (x, t, kernels) -> mean.of(x, t, kernels).div(rows(x)) : mean);
      case "none" ->
          new Reduced(
              (x, t, kernels) ->
                  each(mean, x, t, x.size(), kernels)
                      .reshape(x.getShape())
                      .div(scaled ? rows(x) : 1),
              sum);
      default -> throw new AssertionError("no reduction " + reduction);
    };
  }

  /** The reference's reductions: a mean is over the mass of the targets, a sum is before that. */
  private static Reduced soft(JsonNode hyperparameters) {
    checkNames(hyperparameters, "reduction");
    String reduction = hyperparameters.path("reduction").asText("mean");
    LossFunction sum = (x, t, kernels) -> kernels.crossEntropySum(x, t);
    return switch (reduction) {
      case "mean" -> Reduced.toOne(Losses::crossEntropy);
      case "sum" -> Reduced.toOne(sum);
      case "none" -> new Reduced((x, t, kernels) -> each(sum, x, t, rows(x), kernels), sum);
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
    float[] losses = new float[(int) parts];
    for (int i = 0; i < losses.length; i++) {
      String row = i + ":" + (i + 1);
      losses[i] = loss.of(x.get(row), t.get(row), kernels).getFloat();
    }
    return logits.getManager().create(losses);
  }

  private static void checkNames(JsonNode hyperparameters, String... known) {
    assertThat(hyperparameters.fieldNames()).toIterable().isSubsetOf(known);
  }

  private static void check(GoldenCase golden, Reduced loss) {
    assertThat(golden.outputs()).isSubsetOf("loss", "grad_logits").contains("loss");
    try (Workbench bench = new Workbench()) {
      NDArray logits = bench.array(golden.input("logits"));
      NDArray targets = bench.targets(golden.input("target"), golden.input("logits").extent(1));
      golden.check("loss", loss.value().of(logits, targets, bench.kernels()).toFloatArray());
      if (golden.outputs().contains("grad_logits")) {
        logits.setRequiresGradient(true);
        GradMode.recording(
            () -> {
              NDArray sum = loss.sum().of(logits, targets, bench.kernels());
              Ops.backward(sum);
              return sum;
            });
        golden.check("grad_logits", logits.getGradient().toFloatArray());
      }
    }
  }
}
