package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.image.Resampling;
import org.scoville.runtime.image.Window;

/** Torchvision's and FFCV's image operations, as Pillow and OpenCV compute them. */
@AutoService(GoldenSubject.class)
@Covers({ImageFolder.class})
public final class GoldenTransforms implements GoldenSubject {

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "eval_transform", GoldenTransforms::evaluation,
        "random_resized_crop", GoldenTransforms::resizedCrop,
        "normalize", GoldenTransforms::normalization,
        "ffcv.center_crop", GoldenTransforms::centerCrop,
        "ffcv.random_resized_crop", GoldenTransforms::randomParts,
        "ffcv.resizer", GoldenTransforms::shrinking);
  }

  private static void evaluation(GoldenCase golden) throws IOException {
    only(golden.hyperparameters(), "resize_shorter", "center_crop", "mean", "std");
    assertThat(golden.outputs()).isSubsetOf("crop_hwc", "resized_hwc", "normalized_chw");
    Canvas image = image(golden.input("image_hwc"));
    int shorter = golden.hyperparameters().get("resize_shorter").asInt();
    Crops.Size size = Crops.shorter(image.height(), image.width(), shorter);
    assertThat(List.of(size.width(), size.height())).isEqualTo(ints(golden, "resized_wh"));
    new PillowBilinear().resize(image, Window.whole(image), size.height(), size.width());
    if (golden.outputs().contains("resized_hwc")) {
      golden.check("resized_hwc", Pictures.bytes(image));
    }
    int side = golden.hyperparameters().get("center_crop").asInt();
    Crops.center(image.height(), image.width(), side).cut(image);
    byte[] crop = Pictures.bytes(image);
    golden.check("crop_hwc", crop);
    assertThat(crop).isEqualTo(golden.output("crop_hwc").bytes());
    if (golden.outputs().contains("normalized_chw")) {
      golden.check("normalized_chw", normalized(crop, side, side, golden, true));
    }
  }

  private static List<Integer> ints(GoldenCase golden, String name) {
    List<Integer> numbers = new ArrayList<>();
    golden.expect().get(name).forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }

  private static void resizedCrop(GoldenCase golden) {
    only(golden.hyperparameters(), "size");
    assertThat(golden.outputs()).isSubsetOf("pil_bilinear_hwc", "cv2_area_hwc");
    if (golden.outputs().contains("pil_bilinear_hwc")) {
      byte[] result = resizedCrop(golden, new PillowBilinear());
      golden.check("pil_bilinear_hwc", result);
      assertThat(result).isEqualTo(golden.output("pil_bilinear_hwc").bytes());
    }
    if (golden.outputs().contains("cv2_area_hwc")) {
      byte[] result = resizedCrop(golden, new OpenCvArea());
      golden.check("cv2_area_hwc", result);
      assertThat(result).isEqualTo(golden.output("cv2_area_hwc").bytes());
    }
  }

  private static byte[] resizedCrop(GoldenCase golden, Resampling resampling) {
    JsonNode fixed = golden.fixed();
    Window part =
        new Window(
            fixed.get("left").asInt(),
            fixed.get("top").asInt(),
            fixed.get("width").asInt(),
            fixed.get("height").asInt());
    JsonNode size = golden.hyperparameters().get("size");
    int height = size.isArray() ? size.get(0).asInt() : size.asInt();
    int width = size.isArray() ? size.get(1).asInt() : size.asInt();
    Canvas image = image(golden.input("image_hwc"));
    resampling.resize(image, part, height, width);
    if (fixed.get("flip").asBoolean()) {
      Mirror.leftAndRight(image);
    }
    return Pictures.bytes(image);
  }

  private static void normalization(GoldenCase golden) throws IOException {
    only(golden.hyperparameters(), "mean", "std");
    assertThat(golden.outputs()).isSubsetOf("table_256x3");
    if (golden.outputs().contains("table_256x3")) {
      byte[] every = new byte[256 * 3];
      for (int i = 0; i < every.length; i++) {
        every[i] = (byte) (i / 3);
      }
      golden.check("table_256x3", normalized(every, 256, 1, golden, false));
    }
    for (String expected : names(golden.expect())) {
      double[] actual =
          switch (expected) {
            case "mean255" -> source(golden.hyperparameters()).mean255();
            case "std255" -> source(golden.hyperparameters()).deviation255();
            default -> throw new AssertionError("nothing is known of " + expected);
          };
      assertThat(actual).isEqualTo(doubles(golden.expect().get(expected)));
    }
  }

  private static void centerCrop(GoldenCase golden) {
    only(golden.hyperparameters());
    for (JsonNode row : golden.expect().get("rows")) {
      Window window =
          Crops.centerShare(
              row.get("height").asInt(), row.get("width").asInt(), row.get("ratio").asDouble());
      assertThat(List.of(window.top(), window.left(), window.height(), window.width()))
          .as("%s of %s", row, golden)
          .isEqualTo(
              List.of(
                  row.get("i_j_h_w").get(0).asInt(),
                  row.get("i_j_h_w").get(1).asInt(),
                  row.get("i_j_h_w").get(2).asInt(),
                  row.get("i_j_h_w").get(3).asInt()));
    }
  }

  private static void randomParts(GoldenCase golden) {
    only(golden.hyperparameters(), "ratio");
    JsonNode ratio = golden.hyperparameters().get("ratio");
    for (JsonNode row : golden.expect().get("rows")) {
      Crops.Limits limits =
          new Crops.Limits(
              row.get("scale").get(0).asDouble(),
              row.get("scale").get(1).asDouble(),
              ratio.get(0).asDouble(),
              ratio.get(1).asDouble());
      int height = row.get("height").asInt();
      int width = row.get("width").asInt();
      Crops.Size size =
          limits.size(
              height, width, row.get("u_area").asDouble(), row.get("u_logratio").asDouble());
      assertThat(size)
          .as("%s of %s", row, golden)
          .isEqualTo(new Crops.Size(row.get("h").asInt(), row.get("w").asInt()));
      Deque<Double> draws = new ArrayDeque<>();
      for (String draw : List.of("u_area", "u_logratio", "u_i", "u_j")) {
        draws.add(row.get(draw).asDouble());
      }
      Optional<Window> part = Crops.tryPart(height, width, limits, draws::remove);
      assertThat(part)
          .as("%s of %s", row, golden)
          .isEqualTo(
              row.get("accepted").asBoolean()
                  ? Optional.of(
                      new Window(
                          row.get("j").asInt(), row.get("i").asInt(), size.width(), size.height()))
                  : Optional.empty());
    }
  }

  private static void shrinking(GoldenCase golden) {
    only(golden.hyperparameters(), "max_resolution");
    assertThat(golden.outputs()).containsExactly("out_hwc");
    Canvas image = image(golden.input("image_hwc"));
    new OpenCvArea().within(image, golden.hyperparameters().get("max_resolution").asInt());
    GoldenTensor expected = golden.output("out_hwc");
    assertThat(List.of(image.height(), image.width()))
        .isEqualTo(List.of(expected.extent(0), expected.extent(1)));
    golden.check("out_hwc", Pictures.bytes(image));
    assertThat(Pictures.bytes(image)).isEqualTo(expected.bytes());
  }

  /** Pixels normalized as on the device, by the means that the source gives. */
  private static float[] normalized(
      byte[] pixels, int height, int width, GoldenCase golden, boolean channelsFirst)
      throws IOException {
    ImageSource source = source(golden.hyperparameters());
    try (Workbench bench = new Workbench()) {
      ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
      NDArray bytes =
          bench.manager().create(direct, new Shape(1, height, width, 3), DataType.UINT8);
      NDArray images =
          bench
              .kernels()
              .normalize(
                  bytes,
                  bench.array(floats(source.mean255()), 3),
                  bench.array(floats(source.deviation255()), 3));
      return (channelsFirst ? images.transpose(0, 3, 1, 2) : images).toFloatArray();
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static ImageSource source(JsonNode hyperparameters) throws IOException {
    List<Double> mean = channels(hyperparameters, "mean", List.of(0.485, 0.456, 0.406));
    List<Double> deviation = channels(hyperparameters, "std", List.of(0.229, 0.224, 0.225));
    ImageFolder settings =
        new ImageFolder(
            4,
            0,
            RandomCrop.NONE,
            0,
            1,
            Interpolation.BILINEAR,
            0,
            0,
            false,
            false,
            mean,
            deviation);
    Path folder = Files.createTempDirectory("golden-transforms");
    Path image = folder.resolve("train/a/1.png");
    try {
      GeneratedImages.writePng(image, 4, 4);
      return FolderFinishing.open(settings, DataSelection.all(folder), true);
    } finally {
      for (Path path = image; !path.equals(folder); path = path.getParent()) {
        Files.delete(path);
      }
      Files.delete(folder);
    }
  }

  private static List<Double> channels(JsonNode node, String name, List<Double> otherwise) {
    return node.has(name) ? Arrays.stream(doubles(node.get(name))).boxed().toList() : otherwise;
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  private static void only(JsonNode hyperparameters, String... known) {
    assertThat(Set.of(known)).containsAll(names(hyperparameters));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Canvas image(GoldenTensor tensor) {
    return Pictures.of(tensor.extent(0), tensor.extent(1), tensor.extent(2), tensor.bytes());
  }
}
