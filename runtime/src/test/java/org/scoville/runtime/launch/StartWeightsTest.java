package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Role;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.file.Sha256File;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.train.Replica;
import org.scoville.runtime.train.ResultSink;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunKeeping;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.StopRequest;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.train.Training;
import org.scoville.runtime.train.WeightExport;
import org.scoville.runtime.train.WeightImport;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.Wiring;

/** Runs that start from the weights of a file. */
class StartWeightsTest {
  /** So small that no step changes a weight of float32. */
  private static final double STANDSTILL = 1e-30;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() {
    data = SmallImages.idx(folder.resolve("data"), 64, 16);
  }

  private Invocation train(CompiledRecipe recipe, String out, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("--data", data, "--epochs", 1, "--threads", 1, "--out", folder.resolve(out)));
    words.addAll(List.of(more));
    return Invocation.main(recipe, words.toArray());
  }

  private static CompiledRecipe standing() {
    return SmallRecipe.gray().with(Role.OPTIMIZER, "learningRate", STANDSTILL);
  }

  private Path trained() {
    train(SmallRecipe.gray(), "first").worked();
    return folder.resolve("first/weights.safetensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu,cpu"})
  void everyReplicaStartsFromTheFile(String devices) {
    Path weights = trained();
    Invocation printed =
        train(standing(), "second", "--weights", weights, "--seed", 9, "--devices", devices)
            .worked();
    assertThat(printed.out())
        .contains(
            "starts from %s: 29 parameter tensors and the statistics of 9 batch norms taken,"
                    .formatted(weights)
                + " nothing left there and nothing missing");
    Safetensors first = Safetensors.read(weights);
    Safetensors second = Safetensors.read(folder.resolve("second/weights.safetensors"));
    for (StoredTensor tensor : second.tensors()) {
      switch (tensor.name().replaceAll(".*\\.", "")) {
        case "weight", "bias" ->
            assertThat(tensor.floats())
                .as(tensor.name())
                .isEqualTo(first.tensor(tensor.name()).floats());
        case "num_batches_tracked" -> assertThat(tensor.longs()).containsExactly(8);
        default ->
            assertThat(tensor.floats())
                .as("%s goes on from the file's", tensor.name())
                .isNotEqualTo(first.tensor(tensor.name()).floats());
      }
    }
    assertThat(Safetensors.read(folder.resolve("second/averaged.safetensors")).tensor("fc.bias"))
        .extracting(StoredTensor::floats)
        .as("the average starts from it, too")
        .isEqualTo(first.tensor("fc.bias").floats());
  }

  /** They would take as much memory as the file, for the whole run. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theFilesNumbersAreGivenUpOnceAllReplicasHaveThem(int replicas) throws Exception {
    Path weights = trained();
    Wiring wiring = new Wiring(standing());
    DataSelection all = DataSelection.all(data);
    RunData images = new RunData(wiring.images(all, true), wiring.images(all, false), 1);
    RunSettings settings = new RunSettings(1, 4, 16, 0, 1, 1, 1, Precision.FP32);
    TrainerParts parts = wiring.parts();
    WeightImport start =
        WeightImport.of(
            Safetensors.read(weights),
            parts.blueprint(settings, images.shapes(), SmallImages.CLASSES),
            WeightImport.Head.OF_FILE);
    TrainerParts started = parts.startingFrom(start);
    Replica.DataFacts facts =
        new Replica.DataFacts(images.shapes(), SmallImages.CLASSES, List.of(0.5), List.of(0.5));
    new Replica(0, Device.cpu(), started, settings, facts).close();
    Training.run(
        started,
        settings,
        Collections.nCopies(replicas, Device.cpu()),
        images,
        new RunListener() {},
        StopRequest.NEVER,
        RunKeeping.of(new KeptWeights(weights)));
    assertThatThrownBy(() -> new Replica(0, Device.cpu(), started, settings, facts))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Finds in a trained replica, which has stood still, what a file has. */
  private record KeptWeights(Path file) implements ResultSink {
    @Override
    public void keep(Replica replica) {
      assertThat(WeightExport.tensors(replica.weights()))
          .filteredOn(tensor -> tensor.name().equals("conv.weight"))
          .singleElement()
          .extracting(StoredTensor::floats)
          .isEqualTo(Safetensors.read(file).tensor("conv.weight").floats());
    }

    @Override
    public void rescue(Replica replica, long steps) {
      throw new AssertionError("failed after " + steps);
    }
  }

  @Test
  void theRecordSaysWhatWasTakenAlsoOfARunThatGoesOn() throws IOException {
    Path weights = trained();
    train(standing(), "second", "--weights", weights, "--new-head").worked();
    JsonNode taken = record("second").path("weights");
    assertThat(taken.path("path").asText()).isEqualTo(weights.toString());
    assertThat(taken.path("bytes").asLong()).isEqualTo(Files.size(weights));
    assertThat(taken.path("sha256").asText()).isEqualTo(Sha256File.hex(weights)).hasSize(64);
    assertThat(taken.path("tensors").asInt()).isEqualTo(27 + 3 * 9);
    assertThat(taken.path("left")).extracting(JsonNode::asText).contains("fc.weight", "fc.bias");
    assertThat(taken.path("missing")).isEmpty();
    assertThat(record("first").path("weights").isNull()).isTrue();

    Files.delete(folder.resolve("second/weights.safetensors"));
    Files.delete(weights);
    train(standing(), "second", "--weights", weights, "--new-head", "--resume", "--accept-changes")
        .worked();
    assertThat(record("second").path("restarts")).hasSize(1);
    assertThat(record("second").path("weights")).isEqualTo(taken);
  }

  private JsonNode record(String out) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("run.json").toFile());
  }

  @Test
  void aNewHeadIsStartedByTheSeed() {
    Path weights = trained();
    train(standing(), "fresh", "--seed", 9).worked();
    Invocation printed =
        train(standing(), "second", "--weights", weights, "--new-head", "--seed", 9).worked();
    assertThat(printed.out()).contains("27 parameter tensors", "fc.weight, fc.bias were left");
    Safetensors second = Safetensors.read(folder.resolve("second/weights.safetensors"));
    assertThat(second.tensor("fc.weight").floats())
        .isEqualTo(
            Safetensors.read(folder.resolve("fresh/weights.safetensors"))
                .tensor("fc.weight")
                .floats());
    assertThat(second.tensor("conv.weight").floats())
        .isEqualTo(Safetensors.read(weights).tensor("conv.weight").floats());
  }

  @Test
  void aFileOfAnotherNetworkIsRefusedBeforeAFolderIsMade() {
    Path weights = trained();
    train(SmallRecipe.gray().with(Role.MODEL, "width", 8), "out", "--weights", weights)
        .failed(
            weights + " does not fit the network of 4 classes: it has ",
            " tensors of another shape or type (conv.weight has shape [4, 1, 3, 3] and not [8, 1,",
            " more); give weights of this network, by torchvision's names");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    train(SmallRecipe.gray(), "out", "--weights", folder.resolve("no.safetensors"))
        .failed("no.safetensors is not there; give the path of a .safetensors file");
    Path pickled = Files.write(folder.resolve("a.pth"), new byte[] {'P', 'K', 3, 4, 0, 0, 8, 8, 0});
    train(SmallRecipe.gray(), "out", "--weights", pickled)
        .failed("convert it in Python: ", "weights_only=True", "a.safetensors");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aPretrainedModelNeedsItsWeights() {
    CompiledRecipe pretrained = SmallRecipe.gray().with(Role.MODEL, "pretrained", true);
    train(pretrained, "out")
        .failed(
            "SmallGray has a pretrained model, and nothing is downloaded; give its weights with"
                + " --weights FILE, or set pretrained = false");
    assertThat(folder.resolve("out")).doesNotExist();
    train(pretrained, "out", "--weights", trained()).worked();
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    train(SmallRecipe.gray(), "out", "--new-head")
        .misused("--new-head is about the file of --weights");
    train(SmallRecipe.gray(), "out", "--weights", "").misused("--weights is empty");
  }
}
