package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.wiring.Wiring;

class TrainTest {
  private static final int STEPS = 3 * (128 / 16);

  @TempDir Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private Invocation train(Object... more) {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 40);
    Object[] words = Arrays.copyOf(new Object[] {"--data", data, "--out", out()}, 4 + more.length);
    System.arraycopy(more, 0, words, 4, more.length);
    return Invocation.main(SmallRecipe.gray(), words);
  }

  @Test
  void aRunLearnsAndLeavesItsMetricsAndBothWeights() {
    Invocation printed = train().worked();
    assertThat(out().toFile().list())
        .containsExactlyInAnyOrder(
            "metrics.jsonl",
            "run.json",
            "weights.safetensors",
            "averaged.safetensors",
            "checkpoints");
    Safetensors weights = Safetensors.read(out().resolve("weights.safetensors"));
    Safetensors averaged = Safetensors.read(out().resolve("averaged.safetensors"));
    assertThat(shapes(weights)).isEqualTo(expectedShapes());
    assertThat(shapes(averaged)).isEqualTo(expectedShapes());
    assertThat(weights.tensor("fc.weight").floats())
        .isNotEqualTo(averaged.tensor("fc.weight").floats());
    assertThat(weights.tensor("bn.num_batches_tracked").longs()).containsExactly(STEPS);
    assertThat(weights.metadata()).containsEntry("recipe", "SmallGray").containsEntry("seed", "1");

    Metrics metrics = Metrics.read(out());
    double chance = 100.0 / SmallImages.CLASSES;
    assertThat(metrics.last("finish").path("evaluations"))
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.path("top1").asDouble()).isGreaterThan(2 * chance));
    assertThat(printed.out())
        .contains("SmallGray: 3 epochs of 128 images, " + STEPS + " steps of 16 images, on cpu")
        .contains("top-1", "training", "images/s", "seed 1", "Java ", "DJL ", "libtorch ")
        .contains(out().resolve("weights.safetensors").toString());
  }

  @Test
  void theMetricsRecordEveryStepEpochAndEvaluation() {
    train("--seed", 7, "--threads", 1).worked();
    Metrics metrics = Metrics.read(out());
    JsonNode start = metrics.last("start");
    assertThat(start.path("seed").asLong()).isEqualTo(7);
    assertThat(start.path("threads").asInt()).isEqualTo(1);
    assertThat(start.path("training_images").asInt()).isEqualTo(128);
    assertThat(metrics.all("step")).hasSize(STEPS);
    assertThat(metrics.all("step").stream().map(step -> step.path("step").asInt()))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(metrics.all("epoch"))
        .hasSize(3)
        .allSatisfy(epoch -> assertThat(epoch.path("seconds").asDouble()).isPositive());
    double epochs =
        metrics.all("epoch").stream().mapToDouble(e -> e.path("seconds").asDouble()).sum();
    assertThat(metrics.last("finish").path("training_seconds").asDouble())
        .as("training alone, without evaluation")
        .isCloseTo(epochs, withPercentage(0.001));
    assertThat(metrics.all("evaluation"))
        .as("the average after each epoch, the trained weights at the end")
        .extracting(e -> e.path("epoch").asInt() + " " + e.path("weights").asText())
        .containsExactly("1 averaged", "2 averaged", "3 averaged", "3 trained");
  }

  @Test
  void theRateOfEachStepIsTheOneThatExplainDraws() {
    train("--epochs", 2).worked();
    List<Double> rates =
        Metrics.read(out()).all("step").stream()
            .map(step -> step.path("learning_rate").asDouble())
            .toList();
    SmallRecipe recipe = SmallRecipe.gray();
    for (int step = 0; step < 16; step++) {
      double factor = new Wiring(recipe).rate().factor(step, 16, 8);
      assertThat(rates.get(step)).isEqualTo(0.1 * factor);
    }
    assertThat(rates).hasSize(16);
    assertThat(rates.get(0)).isCloseTo(0.01, within(1e-9));
    assertThat(rates.get(4)).as("the warm-up of half an epoch is over").isEqualTo(0.1);
  }

  @Test
  void twoReplicasAndMicroBatchesTrainToo() {
    Invocation printed = train("--devices", "cpu,cpu", "--micro-batch", 4).worked();
    assertThat(printed.out())
        .contains("on cpu, cpu", "[bn-small-per-device-batch]", "sees 4 images");
    Metrics metrics = Metrics.read(out());
    assertThat(metrics.all("step")).hasSize(STEPS);
    List<JsonNode> losses = metrics.all("step");
    assertThat(losses.get(STEPS - 1).path("loss").asDouble())
        .isLessThan(losses.get(0).path("loss").asDouble());
    assertThat(metrics.last("evaluation").path("images").asInt()).isEqualTo(40);
  }

  @Test
  void repeatedAndErasedImagesTrainOnTwoReplicasAndRepeatToTheBit() {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 40);
    Object[] words = {"--data", data, "--out", out(), "--devices", "cpu,cpu", "--micro-batch", 4};
    Invocation.main(SmallRecipe.erased(), words).worked();
    List<String> losses = Metrics.read(out()).losses();
    assertThat(losses).hasSize(STEPS).doesNotHaveDuplicates();
    words[3] = folder.resolve("again");
    Invocation.main(SmallRecipe.erased(), words).worked();
    assertThat(Metrics.read(folder.resolve("again")).losses()).isEqualTo(losses);
  }

  @Test
  void otherEpochsArePrintedAndKept() {
    assertThat(train("--epochs", 2).worked().out())
        .contains("--epochs 2 in place of 3", "warmupEpochs stays 0.5");
    assertThat(Metrics.read(out()).all("epoch")).hasSize(2);
  }

  @Test
  void anUnacceptedWarningIsPrintedAndAnAcceptedOneIsNot() {
    assertThat(train("--epochs", 2).worked().out())
        .contains("warning: [mixup-plus-label-smoothing-short]");
    SmallRecipe recipe = SmallRecipe.gray();
    SmallRecipe accepted =
        recipe.with(
            recipe
                .spec()
                .accepting("mixup-plus-label-smoothing-short", "", "a test")
                .accepting("mixup-short-run", "", "a test")
                .accepting("few-steps", "", "a test"));
    Invocation printed =
        Invocation.main(
            accepted, "--data", folder.resolve("data"), "--out", folder.resolve("other"));
    assertThat(printed.worked().out()).doesNotContain("Warning");
  }

  private static Map<String, String> shapes(Safetensors file) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (StoredTensor tensor : file.tensors()) {
      shapes.put(tensor.name(), Arrays.toString(tensor.shape()));
    }
    return shapes;
  }

  /** As Composer's CIFAR ResNet-8 of width 4 names and shapes them, for one channel in. */
  private static Map<String, String> expectedShapes() {
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("conv.weight", "[4, 1, 3, 3]");
    norm(shapes, "bn", 4);
    for (int block = 0, inputs = 4, width = 4; block < 3; block++, inputs = width, width *= 2) {
      String name = "blocks." + block;
      shapes.put(name + ".conv1.weight", "[%d, %d, 3, 3]".formatted(width, inputs));
      norm(shapes, name + ".bn1", width);
      shapes.put(name + ".conv2.weight", "[%d, %d, 3, 3]".formatted(width, width));
      norm(shapes, name + ".bn2", width);
      if (block > 0) {
        shapes.put(name + ".shortcut.0.weight", "[%d, %d, 1, 1]".formatted(width, inputs));
        norm(shapes, name + ".shortcut.1", width);
      }
    }
    shapes.put("fc.weight", "[%d, 16]".formatted(SmallImages.CLASSES));
    shapes.put("fc.bias", "[%d]".formatted(SmallImages.CLASSES));
    return shapes;
  }

  private static void norm(Map<String, String> shapes, String name, int channels) {
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      shapes.put(name + "." + part, "[%d]".formatted(channels));
    }
    shapes.put(name + ".num_batches_tracked", "[]");
  }
}
