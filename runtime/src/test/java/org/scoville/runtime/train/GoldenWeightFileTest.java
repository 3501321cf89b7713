package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.golden.FormulaWeights;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCases;
import org.scoville.runtime.golden.GoldenImages;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.PlainSafetensors;
import org.scoville.runtime.golden.PlainSafetensors.Floats;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.ResNetBlueprint;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.StepScope;

/**
 * A golden case of torchvision's ResNet-18 by way of a file: written by a second writer under the
 * reference's names, read as {@code --weights} is, and held to the reference's logits.
 */
class GoldenWeightFileTest {
  private static final GoldenCase GOLDEN =
      GoldenCases.open().all().stream()
          .filter(golden -> golden.name().equals("resnet18_eval_golden"))
          .findFirst()
          .orElseThrow();

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void openBench() {
    bench = new Workbench();
  }

  @AfterEach
  void closeBench() {
    bench.close();
  }

  /** The shapes of all tensors but the counts, by the reference's names, in its order. */
  private static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    JsonNode tensors = GOLDEN.expect().get("weight_checksums");
    tensors
        .properties()
        .forEach(
            tensor ->
                shapes.put(
                    tensor.getKey(),
                    StreamSupport.stream(tensor.getValue().get("shape").spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .toArray()));
    return shapes;
  }

  private static float[] values(String name, long[] shape) {
    long size = LongStream.of(shape).reduce(1, (a, b) -> a * b);
    return new FormulaWeights(GOLDEN.hyperparameters().get("salt").asLong())
        .values(name, size, shape.length > 1 ? size / shape[0] : 0);
  }

  private Path file(Floats type, boolean counts, boolean head) {
    PlainSafetensors file = new PlainSafetensors();
    shapes()
        .forEach(
            (name, shape) -> {
              if (head || !name.startsWith("fc.")) {
                file.add(name, type, shape, values(name, shape));
              }
              if (counts && name.endsWith(".running_var")) {
                file.count(name.replace("running_var", "num_batches_tracked"), 7);
              }
            });
    return file.write(folder.resolve("resnet18.safetensors"));
  }

  private static Blueprint network(int classes) {
    return ResNetBlueprint.of(18, 3, classes);
  }

  private Weights started(Path file, Blueprint network, WeightImport.Head head) {
    Weights weights = new Weights(network, bench.manager());
    weights.initialize(1, bench.kernels());
    WeightImport.of(Safetensors.read(file), network, head).into(weights, bench.kernels());
    return weights;
  }

  private float[] logits(Weights weights) {
    long[] shape = GOLDEN.input("image_u8").shape();
    NDArray images = bench.array(GoldenImages.normalized(GOLDEN.input("image_u8")), shape);
    boolean last = weights.blueprint().layout() == Layout.CHANNELS_LAST;
    try (StepScope scope = StepScope.under(bench.manager())) {
      return weights
          .evaluate(last ? bench.channelsLast(images) : images, scope, bench.kernels())
          .toFloatArray();
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aFileWithAllTensorsGivesTheReferencesLogits(Layout layout) {
    Blueprint network =
        layout == Layout.CHANNELS_LAST
            ? new ChannelsLastSurgery().operate(network(1000))
            : network(1000);
    Weights weights = started(file(Floats.F32, true, true), network, WeightImport.Head.OF_FILE);
    GOLDEN.check("logits", logits(weights));
    assertThat(weights.buffers().norms()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(weights.buffers().batches(i)).isEqualTo(7);
    }
  }

  @Test
  void aFileOfFloat64GivesThemToo() {
    GOLDEN.check(
        "logits",
        logits(started(file(Floats.F64, true, true), network(1000), WeightImport.Head.OF_FILE)));
  }

  @Test
  void countsOfBatchesMayBeMissing() {
    Path file = file(Floats.F32, false, true);
    Weights weights = started(file, network(1000), WeightImport.Head.OF_FILE);
    GOLDEN.check("logits", logits(weights));
    assertThat(weights.buffers().batches(0)).isZero();
    assertThat(
            WeightImport.of(Safetensors.read(file), network(1000), WeightImport.Head.OF_FILE)
                .text())
        .isEqualTo(
            "%s: 62 parameter tensors and the statistics of 20 batch norms taken,".formatted(file)
                + " bn1.num_batches_tracked, layer1.0.bn1.num_batches_tracked,"
                + " layer1.0.bn2.num_batches_tracked and 17 more were missing, so counting starts"
                + " at 0");
  }

  /**
   * The logits are those of the reference's weights rounded by the test, to the last bit: so all
   * that differs from the reference is what that rounding explains.
   */
  @ParameterizedTest
  @EnumSource(
      value = Floats.class,
      names = {"BF16", "F16"})
  void aFileOfHalfPrecisionGivesTheLogitsOfRoundedWeights(Floats type) {
    Weights expected = new Weights(network(1000), bench.manager());
    GoldenWeights.set(
        expected,
        name -> {
          float[] values = values(name, shapes().get(name));
          for (int i = 0; i < values.length; i++) {
            values[i] = type.rounded(values[i]);
          }
          return values;
        },
        bench.kernels());
    float[] found =
        logits(started(file(type, true, true), network(1000), WeightImport.Head.OF_FILE));
    assertThat(found).isEqualTo(logits(expected));
    float[] exact = GOLDEN.output("logits").floats();
    assertThat(distance(found, exact)).as("rounding shows").isBetween(1e-5, 0.1);
  }

  /** The norm of a difference beside that of what is expected. */
  private static double distance(float[] found, float[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) found[i] - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }

  @Test
  void anotherNumberOfClassesIsRefusedWithAWordOnTheNewHead() {
    Path file = file(Floats.F32, true, true);
    assertThatThrownBy(() -> started(file, network(10), WeightImport.Head.OF_FILE))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessage(
            file
                + " does not fit the network of 10 classes: it has 2 tensors of another shape or"
                + " type (fc.weight has shape [1000, 512] and not [10, 512], fc.bias has shape"
                + " [1000] and not [10]); train a new last layer with --new-head, or give weights"
                + " for these classes");
    assertThatThrownBy(() -> started(file, network(10), WeightImport.Head.OF_FILE_ONLY))
        .hasMessageEndingWith("; give weights for these classes");
  }

  @Test
  void aNewHeadIsTheNetworksOwnAndAllElseIsTheFiles() {
    Weights fresh = new Weights(network(10), bench.manager());
    fresh.initialize(1, bench.kernels());
    Map<String, float[]> untrained = values(fresh);
    Path whole = file(Floats.F32, true, true);
    checkNewHead(values(started(whole, network(10), WeightImport.Head.NEW)), untrained);
    assertThat(WeightImport.of(Safetensors.read(whole), network(10), WeightImport.Head.NEW).text())
        .isEqualTo(
            "%s: 60 parameter tensors and the statistics of 20 batch norms taken,".formatted(whole)
                + " fc.weight, fc.bias were left there");
    Path headless = file(Floats.F32, true, false);
    checkNewHead(values(started(headless, network(10), WeightImport.Head.NEW)), untrained);
    assertThatThrownBy(() -> started(headless, network(10), WeightImport.Head.OF_FILE))
        .hasMessageContaining("it lacks 2 tensors of this network's (fc.weight, fc.bias); train a")
        .hasMessageContaining("--new-head");
  }

  private static void checkNewHead(Map<String, float[]> found, Map<String, float[]> untrained) {
    assertThat(found.get("fc.weight")).hasSize(10 * 512).isEqualTo(untrained.get("fc.weight"));
    assertThat(found.get("fc.bias")).isEqualTo(untrained.get("fc.bias"));
    shapes()
        .forEach(
            (name, shape) -> {
              if (!name.startsWith("fc.")) {
                assertThat(found.get(name)).as(name).isEqualTo(values(name, shape));
              }
            });
  }

  private static Map<String, float[]> values(Weights weights) {
    Map<String, float[]> values = new LinkedHashMap<>();
    WeightExport.tensors(weights).stream()
        .filter(tensor -> !tensor.name().endsWith("num_batches_tracked"))
        .forEach(tensor -> values.put(tensor.name(), tensor.floats()));
    return values;
  }
}
