package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenTensor;

/** Torchvision's and FFCV's image operations, as Pillow 9.4 computes them. */
class GoldenTransformsTest {

  @TempDir Path folder;

  static Stream<GoldenCase> evaluations() {
    return GoldenCases.open().of("eval_transform").stream();
  }

  static Stream<GoldenCase> crops() {
    return GoldenCases.open().of("random_resized_crop").stream();
  }

  static Stream<GoldenCase> normalizations() {
    return GoldenCases.open().of("normalize").stream();
  }

  @ParameterizedTest
  @MethodSource("evaluations")
  void evaluationResizesTheShorterSideAndCutsTheMiddle(GoldenCase golden) {
    assertThat(golden.outputs()).isSubsetOf("crop_hwc", "resized_hwc", "normalized_chw");
    Pixels image = image(golden.input("image_hwc"));
    Pixels resized =
        Resampling.resizeShorter(image, golden.hyperparameters().get("resize_shorter").asInt());
    assertThat(List.of(resized.width(), resized.height()))
        .isEqualTo(
            List.of(
                golden.expect().get("resized_wh").get(0).asInt(),
                golden.expect().get("resized_wh").get(1).asInt()));
    int side = golden.hyperparameters().get("center_crop").asInt();
    Pixels crop = Crops.center(resized.width(), resized.height(), side).of(resized);
    golden.check("crop_hwc", crop.data());
    assertThat(crop.data()).isEqualTo(golden.output("crop_hwc").bytes());
    if (golden.outputs().contains("resized_hwc")) {
      golden.check("resized_hwc", resized.data());
    }
    if (golden.outputs().contains("normalized_chw")) {
      golden.check("normalized_chw", normalized(crop, source(golden.hyperparameters())));
    }
  }

  @ParameterizedTest
  @MethodSource("crops")
  void aResizedCropIsPillowsToTheBit(GoldenCase golden) {
    // FFCV's crop, cv2_area_hwc, belongs to FFCV's loader, which isn't built.
    assertThat(golden.outputs()).isSubsetOf("pil_bilinear_hwc", "cv2_area_hwc");
    JsonNode fixed = golden.fixed();
    Pixels part =
        image(golden.input("image_hwc"))
            .cut(
                fixed.get("left").asInt(),
                fixed.get("top").asInt(),
                fixed.get("width").asInt(),
                fixed.get("height").asInt());
    int size = golden.hyperparameters().get("size").asInt();
    Pixels resized = Resampling.resize(part, size, size);
    Pixels result = fixed.get("flip").asBoolean() ? resized.flipped() : resized;
    golden.check("pil_bilinear_hwc", result.data());
    assertThat(result.data()).isEqualTo(golden.output("pil_bilinear_hwc").bytes());
  }

  @ParameterizedTest
  @MethodSource("normalizations")
  void normalizationUsesTheReferencesNumbers(GoldenCase golden) {
    assertThat(golden.outputs()).isSubsetOf("table_256x3");
    ImageFolderSource source = source(golden.hyperparameters());
    if (golden.outputs().contains("table_256x3")) {
      golden.check("table_256x3", table(source));
    }
    if (golden.expect().has("mean255")) {
      assertThat(source.mean255()).isEqualTo(doubles(golden.expect().get("mean255")));
      assertThat(source.deviation255()).isEqualTo(doubles(golden.expect().get("std255")));
    }
  }

  private ImageFolderSource source(JsonNode hyperparameters) {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 4, 4);
    List<Double> mean = channels(hyperparameters, "mean", List.of(0.485, 0.456, 0.406));
    List<Double> deviation = channels(hyperparameters, "std", List.of(0.229, 0.224, 0.225));
    return new ImageFolderSource(
        new ImageFolder(4, 0, RandomCrop.NONE, 0, 1, 0, mean, deviation), folder, true);
  }

  private static List<Double> channels(JsonNode node, String name, List<Double> otherwise) {
    List<Double> values = new ArrayList<>();
    node.path(name).forEach(value -> values.add(value.asDouble()));
    return values.isEmpty() ? otherwise : values;
  }

  private static float[] normalized(Pixels image, ImageSource source) {
    int area = image.width() * image.height();
    float[] values = new float[3 * area];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < 3; c++) {
        int pixel = image.data()[3 * i + c] & 0xFF;
        values[c * area + i] = (float) ((pixel - source.mean255()[c]) / source.deviation255()[c]);
      }
    }
    return values;
  }

  private static float[] table(ImageSource source) {
    float[] table = new float[256 * 3];
    for (int value = 0; value < 256; value++) {
      for (int c = 0; c < 3; c++) {
        table[3 * value + c] = (float) ((value - source.mean255()[c]) / source.deviation255()[c]);
      }
    }
    return table;
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  private static Pixels image(GoldenTensor tensor) {
    return new Pixels(tensor.extent(1), tensor.extent(0), tensor.extent(2), tensor.bytes());
  }
}
