package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenImages;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.loss.LossFunction;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.StepScope;

/** Logits, losses, gradients and statistics of networks against the reference. */
@Tag("golden")
class GoldenResNetTest {

  private static Stream<DynamicTest> inBothLayouts(String algorithm, Check check) {
    return GoldenCases.open().of(algorithm).stream()
        .flatMap(
            golden ->
                Stream.of(Layout.values())
                    .map(
                        layout ->
                            dynamicTest(
                                golden + ", " + layout,
                                () -> {
                                  try (Workbench bench = new Workbench()) {
                                    check.check(golden, layout, bench);
                                  }
                                })));
  }

  @FunctionalInterface
  private interface Check {
    void check(GoldenCase golden, Layout layout, Workbench bench);
  }

  @TestFactory
  Stream<DynamicTest> torchvisionLogitsInEvaluation() {
    return inBothLayouts(
        "resnet.forward_eval",
        (golden, layout, bench) -> {
          Weights weights = torchvision(golden, layout, bench);
          try (StepScope scope = StepScope.under(bench.manager())) {
            NDArray logits =
                weights.evaluate(images(golden, layout, bench), scope, bench.kernels());
            golden.check("logits", logits.toFloatArray());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> torchvisionTrainingStep() {
    return inBothLayouts(
        "resnet.train_step",
        (golden, layout, bench) -> {
          Weights weights = torchvision(golden, layout, bench);
          Found found = step(golden, weights, Losses::binaryCrossEntropy, layout, bench);
          JsonNode tolerance = golden.tolerance();
          double loss = golden.expect().get("loss").asDouble();
          assertThat(found.loss)
              .isCloseTo(loss, Offset.offset(loss * tolerance.get("rtol_loss").asDouble()));
          Tolerance.checkRelativeL2("logits", golden.output("logits").floats(), found.logits, 2e-3);
          for (String output : golden.outputs()) {
            if (output.startsWith("grad.")) {
              String name = output.substring("grad.".length());
              double error = golden.expect().get("grad_rel_err_f32_vs_f64").get(name).asDouble();
              Tolerance.checkRelativeL2(
                  name,
                  golden.output(output).floats(),
                  found.gradients.get(name),
                  Math.max(1e-3, 10 * error));
            }
          }
          JsonNode norms = golden.expect().get("grad_norm_float64");
          assertThat(found.gradients).hasSize(norms.size());
          found.gradients.forEach(
              (name, gradient) -> {
                double norm = norms.get(name).asDouble();
                assertThat(norm(gradient)).as(name).isCloseTo(norm, Offset.offset(0.02 * norm));
              });
        });
  }

  @TestFactory
  Stream<DynamicTest> cifarForwardAndBackward() {
    return inBothLayouts(
        "resnet_cifar.forward_backward",
        (golden, layout, bench) -> {
          List<CifarResNetBlueprint.Stage> stages = new ArrayList<>();
          for (JsonNode stage : golden.hyperparameters().get("plan")) {
            stages.add(new CifarResNetBlueprint.Stage(stage.get(0).asInt(), stage.get(1).asInt()));
          }
          int classes = golden.input("w.fc.bias").extent(0);
          Weights weights =
              new Weights(
                  CifarResNetBlueprint.of(stages, 1, 3, classes).in(layout), bench.manager());
          GoldenWeights.set(weights, name -> golden.input("w." + name).floats(), bench.kernels());
          boolean binary = golden.hyperparameters().get("loss").asText().equals("bce");
          LossFunction loss = binary ? Losses::binaryCrossEntropy : Losses::crossEntropy;
          Found found = step(golden, weights, loss, layout, bench);
          assertThat(found.loss)
              .isCloseTo(golden.expect().get("loss").asDouble(), Offset.offset(1e-3));
          golden.check("logits_train", found.logits);
          for (String output : golden.outputs()) {
            if (output.startsWith("grad.")) {
              float[] gradient = found.gradients.get(output.substring("grad.".length()));
              checkGradient(golden, output, gradient, layout);
            }
          }
          try (StepScope scope = StepScope.under(bench.manager())) {
            NDArray logits =
                weights.evaluate(images(golden, layout, bench), scope, bench.kernels());
            golden.check("logits_eval_after", logits.toFloatArray());
          }
        });
  }

  /**
   * In the reference's own layout each number is held to the case's tolerance. Channels-last
   * kernels add in another order, and where that flips the sign of a single activation before a
   * ReLU, gradients move by about one part in the square root of the activations: 4e-3 was seen, in
   * one of two cases. There each tensor is held as a whole; a wrong kernel is off by far more.
   */
  private static void checkGradient(
      GoldenCase golden, String output, float[] gradient, Layout layout) {
    switch (layout) {
      case CHANNELS_FIRST -> golden.check(output, gradient);
      case CHANNELS_LAST ->
          Tolerance.checkRelativeL2(output, golden.output(output).floats(), gradient, 1e-2);
    }
  }

  private static final class Found {
    final double loss;
    final float[] logits;
    final Map<String, float[]> gradients;

    Found(double loss, float[] logits, Map<String, float[]> gradients) {
      this.loss = loss;
      this.logits = logits;
      this.gradients = gradients;
    }
  }

  private static Found step(
      GoldenCase golden, Weights weights, LossFunction function, Layout layout, Workbench bench) {
    try (StepScope scope = StepScope.under(bench.manager())) {
      NDArray targets = bench.targets(golden.input("target"), weights.blueprint().classes());
      NDArray[] results = new NDArray[2];
      FlatParameters.Leaves leaves =
          GradMode.recording(
              () -> {
                FlatParameters.Leaves fresh = weights.parameters().leaves(scope);
                results[0] = weights.train(images(golden, layout, bench), fresh, bench.kernels());
                results[1] = function.of(results[0], targets, bench.kernels());
                Ops.backward(results[1]);
                return fresh;
              });
      Map<String, float[]> gradients = new HashMap<>();
      List<ParameterSpec> specs = weights.parameters().layout().parameters();
      List<NDArray> found = leaves.gradients();
      for (int i = 0; i < specs.size(); i++) {
        gradients.put(
            specs.get(i).name(),
            weights.parameters().layout().load(specs.get(i), found.get(i).toFloatArray()));
      }
      return new Found(results[1].getFloat(), results[0].toFloatArray(), gradients);
    }
  }

  private static NDArray images(GoldenCase golden, Layout layout, Workbench bench) {
    NDArray images =
        bench.array(
            GoldenImages.normalised(golden.input("image_u8")), golden.input("image_u8").shape());
    return layout == Layout.CHANNELS_LAST ? bench.channelsLast(images) : images;
  }

  private static Weights torchvision(GoldenCase golden, Layout layout, Workbench bench) {
    String model = golden.hyperparameters().get("model").asText();
    int depth = Integer.parseInt(model.replaceAll("\\D", ""));
    Weights weights = new Weights(ResNetBlueprint.of(depth, 3, 1000).in(layout), bench.manager());
    FormulaWeights formula = new FormulaWeights(golden.hyperparameters().get("salt").asLong());
    Map<String, Long> sizes = new HashMap<>();
    Map<String, Long> fanIn = new HashMap<>();
    for (ParameterSpec spec : weights.parameters().layout().parameters()) {
      sizes.put(spec.name(), spec.size());
      fanIn.put(spec.name(), spec.shape().size() > 1 ? spec.fanIn() : 0);
    }
    weights
        .buffers()
        .norms()
        .forEach(
            norm -> {
              sizes.put(norm.name() + ".running_mean", norm.channels());
              sizes.put(norm.name() + ".running_var", norm.channels());
            });
    GoldenWeights.set(
        weights,
        name -> formula.values(name, sizes.get(name), fanIn.getOrDefault(name, 0L)),
        bench.kernels());
    return weights;
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
