package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.tensor.Box;

/** Label smoothing, MixUp, CutMix and their orders against Composer. */
@AutoService(GoldenSubject.class)
@Covers({LabelSmoothing.class, MixUp.class, CutMix.class})
public final class GoldenMixing implements GoldenSubject {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 1, 1);

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "label_smoothing", GoldenMixing::smoothing,
        "mixup", GoldenMixing::mixUp,
        "mixup+label_smoothing", GoldenMixing::bothOrders,
        "cutmix", GoldenMixing::cutMix,
        "cutmix.bbox", GoldenMixing::windows);
  }

  private static void smoothing(GoldenCase golden) {
    Known.hyperparameters(golden, "smoothing");
    try (Workbench bench = new Workbench()) {
      NDArray targets = bench.targets(golden.input("target"), golden.input("logits").extent(1));
      golden.check(
          "smoothed",
          smoother(golden).targets(targets, batch(targets), bench.kernels()).toFloatArray());
    }
  }

  private static LabelSmoothingTargets smoother(GoldenCase golden) {
    double smoothing = golden.hyperparameters().get("smoothing").asDouble();
    return new LabelSmoothingTargets(new LabelSmoothing(smoothing), ALWAYS);
  }

  private static MixUpMixing mixing(GoldenCase golden) {
    Mixture.Blend blend =
        new Mixture.Blend(
            golden.fixed().get("mixing").asDouble(), Workbench.list(golden.input("permutation")));
    return new MixUpMixing(ALWAYS, batch -> blend);
  }

  /** Interpolating losses is the same as interpolating targets, see LossInterpolationTest. */
  private static void mixUp(GoldenCase golden) {
    Known.hyperparameters(golden, "alpha", "interpolate_loss", "num_classes");
    try (Workbench bench = new Workbench()) {
      check(golden, mixing(golden), mixing(golden), bench);
    }
  }

  private static void cutMix(GoldenCase golden) {
    Known.hyperparameters(golden, "alpha", "interpolate_loss", "uniform_sampling", "num_classes");
    JsonNode fixed = golden.fixed();
    int height = golden.input("x").extent(2);
    int width = golden.input("x").extent(3);
    CutExtent cut = CutExtent.keeping(fixed.get("lambda_drawn").asDouble(), height, width);
    assertThat(List.of(cut.rows(), cut.columns())).isEqualTo(ints(golden.expect().get("cut")));
    List<Integer> center = ints(fixed.get("center"));
    Box window = cut.about(center.get(0), center.get(1));
    assertThat(sides(window)).isEqualTo(ints(fixed.get("bbox")));
    Mixture.Patch patch =
        new Mixture.Patch(
            window, (long) height * width, Workbench.list(golden.input("permutation")));
    assertThat(patch.kept()).isEqualTo(golden.expect().get("adjusted_lambda").asDouble());
    try (Workbench bench = new Workbench()) {
      CutMixMixing mixing = new CutMixMixing(ALWAYS, (batch, h, w) -> patch);
      check(golden, mixing, mixing, bench);
    }
  }

  private static void check(
      GoldenCase golden, BatchBehavior onImages, TargetBehavior onTargets, Workbench bench) {
    NDArray images = bench.array(golden.input("x"));
    NDArray targets =
        bench.targets(golden.input("target"), golden.hyperparameters().get("num_classes").asInt());
    MicroBatch batch = batch(targets);
    for (NDArray layout : List.of(images, bench.channelsLast(images))) {
      NDArray mixed = onImages.images(layout, batch, bench.kernels());
      golden.check("x_mixed", mixed.toFloatArray());
      assertThat(bench.kernels().strides(mixed)).isEqualTo(bench.kernels().strides(layout));
    }
    NDArray mixed = onTargets.targets(targets, batch, bench.kernels());
    golden.check("target_mixed", mixed.toFloatArray());
  }

  private static void bothOrders(GoldenCase golden) {
    Known.hyperparameters(golden, "alpha", "smoothing", "order", "num_classes", "interpolate_loss");
    List<TargetBehavior> plan = new ArrayList<>(List.of(mixing(golden)));
    String order = golden.hyperparameters().get("order").asText();
    switch (order) {
      case "smoothing_then_mixup" -> plan.add(0, smoother(golden));
      case "mixup_then_smoothing" -> plan.add(smoother(golden));
      default -> throw new AssertionError(golden + " has the order " + order);
    }
    try (Workbench bench = new Workbench()) {
      NDArray targets =
          bench.targets(
              golden.input("target"), golden.hyperparameters().get("num_classes").asInt());
      MicroBatch batch = batch(targets);
      for (TargetBehavior behavior : plan) {
        targets = behavior.targets(targets, batch, bench.kernels());
      }
      golden.check("target_final", targets.toFloatArray());
    }
  }

  private static void windows(GoldenCase golden) {
    Known.hyperparameters(golden);
    for (JsonNode row : golden.expect().get("rows")) {
      int height = row.get("H").asInt();
      int width = row.get("W").asInt();
      Box window =
          CutExtent.keeping(row.get("lam").asDouble(), height, width)
              .about(row.get("cx").asInt(), row.get("cy").asInt());
      assertThat(sides(window)).as("%s", row).isEqualTo(ints(row.get("bbox")));
      assertThat(new Mixture.Patch(window, (long) height * width, List.of()).kept())
          .as("%s", row)
          .isEqualTo(row.get("adjusted_lambda").asDouble());
    }
  }

  private static MicroBatch batch(NDArray labels) {
    return new MicroBatch(1, 0, 0, 0, 1, labels);
  }

  /** Composer calls rows x and columns y. */
  private static List<Integer> sides(Box window) {
    return List.of(window.top(), window.left(), window.bottom(), window.right());
  }

  private static List<Integer> ints(JsonNode node) {
    List<Integer> numbers = new ArrayList<>();
    node.forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }
}
