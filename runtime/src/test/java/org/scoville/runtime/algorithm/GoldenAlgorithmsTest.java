package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;

/** Label smoothing, MixUp and both orders of the two against the reference. */
@Tag("golden")
class GoldenAlgorithmsTest {

  private static Stream<DynamicTest> cases(
      String algorithm, BiConsumer<GoldenCase, Workbench> check) {
    return GoldenCases.open().of(algorithm).stream()
        .map(
            golden ->
                dynamicTest(
                    golden.name(),
                    () -> {
                      try (Workbench bench = new Workbench()) {
                        check.accept(golden, bench);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> labelSmoothing() {
    return cases(
        "label_smoothing",
        (golden, bench) -> {
          NDArray targets = bench.targets(golden.input("target"), golden.input("logits").extent(1));
          double smoothing = golden.hyperparameters().get("smoothing").asDouble();
          golden.check("smoothed", LabelSmoothingTargets.smooth(targets, smoothing).toFloatArray());
        });
  }

  @TestFactory
  Stream<DynamicTest> mixUp() {
    return cases(
        "mixup",
        (golden, bench) -> {
          NDArray images = bench.array(golden.input("x"));
          NDArray targets =
              bench.targets(
                  golden.input("target"), golden.hyperparameters().get("num_classes").asInt());
          MixUpMixing mixing = replay(golden);
          MicroBatch batch = new MicroBatch(1, 0, 0, 0, 1, targets);
          for (NDArray layout : List.of(images, bench.channelsLast(images))) {
            NDArray mixed = mixing.images(layout, batch, bench.kernels());
            golden.check("x_mixed", mixed.toFloatArray());
            assertThat(bench.kernels().strides(mixed)).isEqualTo(bench.kernels().strides(layout));
          }
          NDArray mixed = mixing.targets(targets, batch, bench.kernels());
          golden.check("target_mixed", mixed.toFloatArray());
        });
  }

  @TestFactory
  Stream<DynamicTest> mixUpAndLabelSmoothing() {
    Map<String, Boolean> orders =
        Map.of("smoothing_then_mixup", true, "mixup_then_smoothing", false);
    return cases(
        "mixup+label_smoothing",
        (golden, bench) -> {
          JsonNode hyperparameters = golden.hyperparameters();
          NDArray targets =
              bench.targets(golden.input("target"), hyperparameters.get("num_classes").asInt());
          MicroBatch batch = new MicroBatch(1, 0, 0, 0, 1, targets);
          double smoothing = hyperparameters.get("smoothing").asDouble();
          TargetBehaviour smooth = (t, b, kernels) -> LabelSmoothingTargets.smooth(t, smoothing);
          List<TargetBehaviour> plan = new ArrayList<>(List.of(replay(golden)));
          plan.add(orders.get(hyperparameters.get("order").asText()) ? 0 : 1, smooth);
          for (TargetBehaviour behaviour : plan) {
            targets = behaviour.targets(targets, batch, bench.kernels());
          }
          golden.check("target_final", targets.toFloatArray());
        });
  }

  private static MixUpMixing replay(GoldenCase golden) {
    MixUpMixing.Mix mix =
        new MixUpMixing.Mix(
            golden.fixed().get("mixing").asDouble(), Workbench.list(golden.input("permutation")));
    return new MixUpMixing(new Occasion(Timing.always(), 1, 1), batch -> mix);
  }

  @TestFactory
  Stream<DynamicTest> shareKeptByAnAverage() {
    return cases(
        "ema.smoothing",
        (golden, bench) -> {
          for (JsonNode row : golden.expect().get("rows")) {
            double share =
                EmaAverage.share(
                    row.get("half_life").asDouble(), row.get("update_interval").asInt());
            assertThat(share).isCloseTo(row.get("smoothing").asDouble(), Offset.offset(1e-15));
          }
        });
  }
}
