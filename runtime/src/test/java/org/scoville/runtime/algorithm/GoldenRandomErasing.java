package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scoville.algorithm.ErasingFill;
import org.scoville.algorithm.RandomErasing;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.RandomErasingBoxes.Box;
import org.scoville.runtime.algorithm.RandomErasingBoxes.Fills;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;

/** {@link RandomErasing} against torchvision and timm. */
@AutoService(GoldenSubject.class)
@Covers({RandomErasing.class})
public final class GoldenRandomErasing implements GoldenSubject {

  private static final List<Double> ZERO = List.of(0.0);

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "random_erasing", GoldenRandomErasing::torchvision,
        "timm.random_erasing", GoldenRandomErasing::timm);
  }

  private static void torchvision(GoldenCase golden) {
    JsonNode hyper = golden.hyperparameters();
    known(hyper, "value", "scale", "ratio", "p", "inplace");
    JsonNode value = hyper.get("value");
    boolean noise = value.isTextual() || value.isNull();
    if (value.isTextual()) {
      assertThat(value.asText()).isEqualTo("random");
    }
    RandomErasing record =
        new RandomErasing(
            hyper.path("p").asDouble(1),
            hyper.get("scale").get(0).asDouble(),
            hyper.get("scale").get(1).asDouble(),
            hyper.get("ratio").get(0).asDouble(),
            hyper.get("ratio").get(1).asDouble(),
            1,
            1,
            noise ? ErasingFill.NOISE_PER_PIXEL : ErasingFill.VALUES,
            noise ? ZERO : values(value));
    check(golden, noise ? replay(golden, "noise") : RandomErasingBoxes.fills(record));
  }

  private static List<Double> values(JsonNode value) {
    List<Double> values = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> values.add(each.asDouble()));
    } else {
      values.add(value.asDouble());
    }
    return values;
  }

  private static void timm(GoldenCase golden) {
    JsonNode hyper = golden.hyperparameters();
    known(
        hyper,
        "mode",
        "probability",
        "min_area",
        "max_area",
        "min_aspect",
        "max_aspect",
        "min_count",
        "max_count");
    ErasingFill fill =
        switch (hyper.get("mode").asText()) {
          case "const" -> ErasingFill.VALUES;
          case "rand" -> ErasingFill.NOISE_PER_BOX;
          case "pixel" -> ErasingFill.NOISE_PER_PIXEL;
          default -> throw new AssertionError("nothing is known of " + hyper.get("mode"));
        };
    int fewest = hyper.path("min_count").asInt(1);
    RandomErasing record =
        new RandomErasing(
            hyper.path("probability").asDouble(1),
            hyper.get("min_area").asDouble(),
            hyper.get("max_area").asDouble(),
            hyper.get("min_aspect").asDouble(),
            hyper.path("max_aspect").asDouble(1 / hyper.get("min_aspect").asDouble()),
            fewest,
            Math.max(fewest, hyper.path("max_count").asInt(fewest)),
            fill,
            ZERO);
    check(
        golden,
        fill == ErasingFill.VALUES ? RandomErasingBoxes.fills(record) : replay(golden, "fill"));
  }

  /** Erases the second of two images, in both layouts. */
  private static void check(GoldenCase golden, Fills fills) {
    assertThat(golden.outputs()).containsExactly("y");
    assertThat(golden.expect()).isEmpty();
    try (Workbench bench = new Workbench()) {
      GoldenTensor x = golden.input("x");
      assertThat(x.shape()).hasSize(3);
      NDArray one = bench.array(x).expandDims(0);
      NDArray two = one.mul(2).concat(one);
      RandomErasingBoxes erasing =
          new RandomErasingBoxes(
              new RunTiming(Timing.always(), 1, 1),
              (batch, row, height, width) -> row == 0 ? List.of() : List.of(box(golden)),
              fills);
      MicroBatch batch = new MicroBatch(1, 0, 0, 0, 1, bench.array(new float[2], 2, 1));
      for (NDArray images : List.of(two, bench.channelsLast(two))) {
        NDArray erased = erasing.images(images, batch, bench.kernels());
        assertThat(bench.kernels().strides(erased)).isEqualTo(bench.kernels().strides(images));
        golden.check("y", erased.get(1).toFloatArray());
        assertThat(erased.get(0).toFloatArray()).isEqualTo(two.get(0).toFloatArray());
      }
    }
  }

  private static Box box(GoldenCase golden) {
    JsonNode box = golden.fixed().get("box_i_j_h_w");
    assertThat(box).allMatch(JsonNode::isInt).hasSize(4);
    return new Box(
        1, box.get(0).asInt(), box.get(1).asInt(), box.get(2).asInt(), box.get(3).asInt(), 0);
  }

  /** The reference's filling of the box, laid where the box is in the image. */
  private static Fills replay(GoldenCase golden, String name) {
    GoldenTensor filling = golden.input(name);
    int channels = filling.extent(0);
    float[] given = filling.floats();
    return (boxes, images, manager, kernels) -> {
      Box box = boxes.get(0);
      int height = Math.toIntExact(images.get(2));
      int width = Math.toIntExact(images.get(3));
      float[] laid = new float[height * width * channels];
      for (int y = 0; y < box.height(); y++) {
        for (int x = 0; x < box.width(); x++) {
          for (int c = 0; c < channels; c++) {
            int v = filling.extent(1) == 1 ? 0 : y;
            int u = filling.extent(2) == 1 ? 0 : x;
            laid[((box.top() + y) * width + box.left() + x) * channels + c] =
                given[(c * filling.extent(1) + v) * filling.extent(2) + u];
          }
        }
      }
      return manager.create(laid, new Shape(1, height, width, channels));
    };
  }

  private static void known(JsonNode hyperparameters, String... names) {
    List<String> given = new ArrayList<>();
    hyperparameters.fieldNames().forEachRemaining(given::add);
    assertThat(Set.copyOf(Arrays.asList(names))).containsAll(given);
  }
}
