package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scoville.algorithm.BlurPool;
import org.scoville.runtime.LayerTrial;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Blur;
import org.scoville.runtime.model.BlurConvolution;
import org.scoville.runtime.model.BlurMaxPool;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.MaxPool;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/** BlurPool's filter, layers and surgery against Composer's. */
@AutoService(GoldenSubject.class)
@Covers(BlurPool.class)
public final class GoldenBlurPool implements GoldenSubject {
  private static final Pattern TORCHVISION = Pattern.compile("torchvision resnet(\\d+)");

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "blurpool", GoldenBlurPool::filter,
        "blurpool.blur_2d", GoldenBlurPool::blur,
        "blurpool.BlurConv2d", GoldenBlurPool::convolution,
        "blurpool.BlurMaxPool2d", GoldenBlurPool::maxPool,
        "blurpool.apply", GoldenBlurPool::surgery);
  }

  /** The filter is what it makes of a single bright pixel. */
  private static void filter(GoldenCase golden) {
    Known.hyperparameters(golden);
    try (Workbench bench = new Workbench()) {
      NDArray pixel = bench.array(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, 1, 1, 3, 3);
      golden.check("filter", Blur.of(pixel, 1, bench.kernels()).toFloatArray());
    }
  }

  private static void blur(GoldenCase golden) {
    Known.hyperparameters(golden, "stride");
    int stride = golden.hyperparameters().get("stride").asInt();
    inBothLayouts(golden, (x, pass) -> Blur.of(x, stride, pass.kernels()));
  }

  private static void convolution(GoldenCase golden) {
    Known.hyperparameters(
        golden,
        "in_channels",
        "out_channels",
        "kernel_size",
        "stride",
        "padding",
        "bias",
        "blur_first");
    JsonNode given = golden.hyperparameters();
    Convolution convolution =
        new Convolution(
            "convolution",
            given.get("in_channels").asInt(),
            given.get("out_channels").asInt(),
            given.get("kernel_size").asInt(),
            given.get("stride").asInt(),
            given.get("padding").asInt(),
            given.get("bias").asBoolean());
    inBothLayouts(golden, new BlurConvolution(convolution, given.get("blur_first").asBoolean()));
  }

  private static void maxPool(GoldenCase golden) {
    Known.hyperparameters(golden, "kernel_size", "stride", "padding", "dilation", "ceil_mode");
    JsonNode given = golden.hyperparameters();
    inBothLayouts(
        golden,
        new BlurMaxPool(
            new MaxPool(
                "pool",
                given.get("kernel_size").asInt(),
                given.get("stride").asInt(),
                given.get("padding").asInt(),
                given.get("dilation").asInt(),
                given.get("ceil_mode").asBoolean())));
  }

  private static void inBothLayouts(GoldenCase golden, Layer layer) {
    for (Layout layout : Layout.values()) {
      try (Workbench bench = new Workbench()) {
        Function<Shape, float[]> above =
            golden.inputs().contains("grad_y")
                ? shape -> golden.input("grad_y").floats()
                : shape -> new float[Math.toIntExact(shape.size())];
        LayerTrial.Outcome outcome =
            new LayerTrial(layer, layout, bench)
                .with(name -> golden.input(own(name)).floats())
                .train(bench.array(golden.input("x")), above, PassKey.first());
        for (String output : golden.outputs()) {
          golden.check(output, LayerTrial.floats(named(output, outcome)));
        }
      }
    }
  }

  private static String own(String parameter) {
    return parameter.replace("convolution.", "");
  }

  private static List<Float> named(String output, LayerTrial.Outcome outcome) {
    return switch (output) {
      case "y" -> outcome.result();
      case "grad_x" -> outcome.inputGradient();
      default -> {
        List<Float> gradient =
            outcome.gradients().get(output.replaceFirst("^grad_", "convolution."));
        assertThat(gradient).as("what %s is", output).isNotNull();
        yield gradient;
      }
    };
  }

  private static void surgery(GoldenCase golden) {
    Known.hyperparameters(
        golden, "model", "replace_convs", "replace_maxpools", "blur_first", "min_channels");
    JsonNode given = golden.hyperparameters();
    Matcher model = TORCHVISION.matcher(given.get("model").asText());
    assertThat(model.matches()).as("whether %s is known", given.get("model")).isTrue();
    BlurPoolSurgery surgery =
        new BlurPoolSurgery(
            new BlurPool(
                given.get("replace_convs").asBoolean(),
                given.get("replace_maxpools").asBoolean(),
                given.get("blur_first").asBoolean(),
                given.get("min_channels").asInt()));
    Blueprint plain = ResNetBlueprint.of(Integer.parseInt(model.group(1)), 3, 1000);
    List<List<String>> replaced = new ArrayList<>();
    List<List<String>> renamed = new ArrayList<>();
    List<String> filters = new ArrayList<>();
    for (BlurPoolSurgery.Replacement each : surgery.replacements(plain)) {
      if (each.after() instanceof BlurConvolution blurred) {
        replaced.add(List.of(each.name(), "BlurConv2d"));
        for (ParameterSpec parameter : blurred.parameters()) {
          String own = parameter.name().substring(each.name().length());
          renamed.add(List.of(parameter.name(), each.name() + ".conv" + own));
        }
        filters.add("[\"%s.blur_filter\",[%d,1,3,3]]".formatted(each.name(), blurred.blurred()));
      } else {
        replaced.add(List.of(each.name(), "BlurMaxPool2d"));
        filters.add("[\"%s.filt2d\",[1,1,3,3]]".formatted(each.name()));
      }
    }
    JsonNode expect = golden.expect();
    assertThat(replaced).isEqualTo(pairs(expect.get("replaced")));
    assertThat(renamed).isEqualTo(pairs(expect.get("renamed_parameters")));
    assertThat(filters).isEqualTo(texts(expect.get("filter_buffers")));
    Blueprint operated = replaced.isEmpty() ? plain : surgery.operate(plain);
    assertThat(operated.parameters()).isEqualTo(plain.parameters());
    assertThat(operated.parameters().stream().mapToLong(ParameterSpec::size).sum())
        .isEqualTo(expect.get("n_parameters").asLong());
    assertThat(blurs(operated)).hasSameSizeAs(replaced);
  }

  private static List<Layer> blurs(Blueprint blueprint) {
    return blueprint.layers().stream()
        .filter(layer -> layer instanceof BlurConvolution || layer instanceof BlurMaxPool)
        .toList();
  }

  private static List<List<String>> pairs(JsonNode node) {
    List<List<String>> pairs = new ArrayList<>();
    node.forEach(pair -> pairs.add(List.of(pair.get(0).asText(), pair.get(1).asText())));
    return pairs;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.toString()));
    return texts;
  }
}
