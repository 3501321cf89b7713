package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.AugmentationSpace;
import org.scoville.algorithm.Resampling;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.runtime.algorithm.TrivialAugmentImages.Choice;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sampling;

/** torchvision's TrivialAugment: its operations and the tables of both its spaces. */
@AutoService(GoldenSubject.class)
@Covers(TrivialAugment.class)
public final class GoldenTrivialAugment implements GoldenSubject {
  private static final int BINS = 31;

  @Override
  public Map<String, GoldenCheck> checks() {
    Map<String, GoldenCheck> checks = new HashMap<>();
    checks.put("trivialaugment.table", golden -> table(golden, AugmentationSpace.WIDE));
    checks.put(
        "torchvision.randaugment.table", golden -> table(golden, AugmentationSpace.RAND_AUGMENT));
    for (TrivialAugmentOperation operation : TrivialAugmentOperation.values()) {
      checks.put(
          "trivialaugment." + operation.torchvisionName(), golden -> single(golden, operation));
    }
    return checks;
  }

  private static void table(GoldenCase golden, AugmentationSpace space) {
    JsonNode hyperparameters = golden.hyperparameters();
    GoldenCanvas.knows(golden, hyperparameters, "num_magnitude_bins", "num_bins", "image");
    int bins = bins(hyperparameters);
    int height = hyperparameters.path("image").path(0).asInt();
    int width = hyperparameters.path("image").path(1).asInt();
    assertThat(golden.expect()).hasSize(TrivialAugmentOperation.values().length);
    for (TrivialAugmentOperation operation : TrivialAugmentOperation.values()) {
      JsonNode row = golden.expect().path(operation.torchvisionName());
      assertThat(operation.isSigned()).isEqualTo(row.path("signed").asBoolean());
      JsonNode magnitudes = row.path("magnitudes");
      assertThat(magnitudes.size()).isEqualTo(operation.hasMagnitudes() ? bins : 1);
      for (int bin = 0; bin < magnitudes.size(); bin++) {
        Tolerance.checkNear(
            operation + " " + bin,
            magnitudes.get(bin).asDouble(),
            operation.magnitude(space, bin, bins, height, width),
            golden.tolerance().path("rtol").asDouble(),
            golden.tolerance().path("atol").asDouble());
      }
    }
  }

  private static void single(GoldenCase golden, TrivialAugmentOperation operation) {
    JsonNode hyperparameters = golden.hyperparameters();
    GoldenCanvas.knows(
        golden, hyperparameters, "bin", "num_magnitude_bins", "num_bins", "interpolation", "fill");
    GoldenCanvas.knows(golden, golden.fixed(), "magnitude");
    Resampling resampling =
        Resampling.valueOf(hyperparameters.path("interpolation").asText("NEAREST"));
    List<Double> fill = fill(hyperparameters.path("fill"));
    TrivialAugment record =
        new TrivialAugment(bins(hyperparameters), AugmentationSpace.WIDE, resampling, fill);
    int bin = hyperparameters.get("bin").asInt();
    double magnitude = golden.fixed().get("magnitude").asDouble();
    Canvas canvas = GoldenCanvas.of(golden.input("image_hwc"));
    assertThat(
            (double)
                operation.magnitude(
                    record.space(), bin, record.bins(), canvas.height(), canvas.width()))
        .isEqualTo(Math.abs(magnitude));
    Choice choice = new Choice(operation, bin, magnitude < 0, Sampling.valueOf(resampling.name()));
    GoldenCanvas.check(
        golden, new TrivialAugmentImages(record, GoldenCanvas.always(), sample -> choice));
  }

  private static int bins(JsonNode hyperparameters) {
    return hyperparameters
        .path("num_magnitude_bins")
        .asInt(hyperparameters.path("num_bins").asInt(BINS));
  }

  /** Black where the case says nothing, as torchvision; one number stands for all three. */
  private static List<Double> fill(JsonNode node) {
    double[] color = new double[3];
    Arrays.setAll(color, i -> node.isArray() ? node.get(i).asDouble() : node.asDouble());
    return Arrays.stream(color).boxed().toList();
  }
}
