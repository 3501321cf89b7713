package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.Role;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.runs.RunRecord;
import org.scoville.runtime.runs.RunRecordReader;
import org.scoville.runtime.runs.RunState;

/** What a run's record of itself holds. */
class RunRecordTest {
  @TempDir Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out().resolve("run.json").toFile());
  }

  private RunRecord read() {
    return (RunRecord) new RunRecordReader().read(out().resolve("run.json"));
  }

  private Invocation train(SmallRecipe recipe, Object... more) {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 40);
    Object[] words = new Object[4 + more.length];
    System.arraycopy(new Object[] {"--data", data, "--out", out()}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Invocation.main(recipe, words);
  }

  @Test
  void aRunThatIsDoneHasAllItsFacts() throws IOException {
    train(SmallRecipe.gray(), "--epochs", 2, "--seed", 7, "--threads", 1).worked();
    JsonNode json = json();
    assertThat(json.path("state").asText()).isEqualTo("done");
    assertThat(json.path("reason").isNull()).isTrue();

    JsonNode recipe = json.path("recipe");
    assertThat(recipe.path("name").asText()).isEqualTo("SmallGray");
    assertThat(recipe.path("class").asText()).isEqualTo(SmallRecipe.gray().spec().name());
    assertThat(recipe.path("values").path("epochs").asInt()).as("as run").isEqualTo(2);
    assertThat(recipe.path("values").path("ingredients"))
        .anySatisfy(
            each -> {
              assertThat(each.path("method").asText()).isEqualTo("ema");
              assertThat(each.path("every").asInt()).isEqualTo(2);
              assertThat(each.path("values").path("halfLifeBatches").asDouble()).isEqualTo(2);
            });

    List<String> options = new ArrayList<>();
    json.path("options").forEach(word -> options.add(word.asText()));
    assertThat(options)
        .containsSequence("--data", folder.resolve("data").toString())
        .containsSequence("--epochs", "2")
        .containsSequence("--seed", "7")
        .doesNotContain("--batch-size", "--limit");

    JsonNode run = json.path("run");
    assertThat(run.path("seed").asLong()).isEqualTo(7);
    assertThat(run.path("threads").asInt()).isEqualTo(1);
    assertThat(run.path("devices")).hasSize(1);
    assertThat(run.path("steps").asLong()).isEqualTo(16);
    assertThat(run.path("decoder").isNull()).as("nothing is decoded").isTrue();

    assertThat(json.path("machine").path("processor").asText()).isNotBlank();
    assertThat(json.path("versions").path("libtorch").asText()).startsWith("2.");
    assertThat(json.path("versions").path("Java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(json.path("process").path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(json.has("commit")).isTrue();
    assertThat(json.path("commit_of").isNull()).isEqualTo(json.path("commit").isNull());
    assertThat(json.path("weights").isNull()).as("it starts from scratch").isTrue();
    assertThat(json.path("restarts")).isEmpty();
  }

  @Test
  void theDataAreKnownByTheirDigests() throws IOException {
    train(SmallRecipe.gray(), "--epochs", 2, "--limit", 100).worked();
    JsonNode data = json().path("data");
    assertThat(data.path("path").asText()).isEqualTo(folder.resolve("data").toString());
    assertThat(data.path("limit").asInt()).isEqualTo(100);
    assertThat(data.path("training").path("images").asInt()).isEqualTo(100);
    assertThat(data.path("training").path("classes").asInt()).isEqualTo(4);
    for (boolean training : new boolean[] {true, false}) {
      DataDigest digest = new DataDigest();
      DataSelection.all(folder.resolve("data")).images(training).identify(digest);
      assertThat(data.path(training ? "training" : "evaluation").path("digest").asText())
          .isEqualTo(digest.hex());
    }
  }

  @Test
  void theResultsAreThoseOfTheMetrics() {
    train(SmallRecipe.gray()).worked();
    RunRecord record = read();
    Metrics metrics = Metrics.read(out());
    assertThat(record.state()).isEqualTo(RunState.DONE);
    assertThat(record.results().epochsDone()).isEqualTo(3);
    assertThat(record.results().stepsDone()).isEqualTo(24);
    assertThat(record.results().evaluations()).hasSize(4);
    double best =
        metrics.all("evaluation").stream()
            .filter(each -> each.path("weights").asText().equals("averaged"))
            .mapToDouble(each -> each.path("top1").asDouble())
            .max()
            .orElseThrow();
    assertThat(record.results().best().orElseThrow().top1()).isEqualTo(best);
    JsonNode finish = metrics.last("finish");
    assertThat(record.results().clocks().trainingSeconds())
        .isEqualTo(finish.path("training_seconds").asDouble());
    assertThat(record.results().clocks().evaluationSeconds())
        .isEqualTo(finish.path("evaluation_seconds").asDouble());
    assertThat(record.results().clocks().steps())
        .singleElement()
        .satisfies(each -> assertThat(each.steps()).isEqualTo(24));
  }

  @Test
  void aRunThatFailsSaysWhatItsUserIsTold() {
    SmallRecipe hot =
        SmallRecipe.gray()
            .with(Role.OPTIMIZER, "learningRate", 1e300)
            .with(Role.SCHEDULE, "warmupEpochs", 0.0);
    Invocation printed = train(hot, "--epochs", 2);
    assertThat(printed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(read().state()).isEqualTo(RunState.FAILED);
    assertThat(printed.err()).isEqualToIgnoringNewLines("scoville: " + read().reason().orElse(""));
    assertThat(read().results().epochsDone()).isZero();
  }

  @Test
  void aDecoderIsNamedWhereImagesAreDecoded() throws IOException {
    Path data = SmallImages.jpeg(folder.resolve("jpeg"), 32, 8);
    Invocation.main(SmallRecipe.folder(), "--data", data, "--out", out(), "--epochs", 2).worked();
    assertThat(json().path("run").path("decoder").asText()).startsWith("JPEG: ");
    assertThat(json().path("data").path("kind").asText())
        .isEqualTo("a folder of images with train and val");
    assertThat(json().path("data").path("training").path("digest").asText()).hasSize(64);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theInstructionsAreThoseOfTheProcessor() throws IOException {
    train(SmallRecipe.gray(), "--epochs", 2).worked();
    String known =
        System.getProperty("os.arch").equals("amd64") ? "AVX2|AVX512|DEFAULT" : "unknown";
    assertThat(json().path("machine").path("instruction_set").asText())
        .matches("(%s)(, .*)?".formatted(known));
  }

  @Test
  void aRunThatWasKilledStillSaysItRuns() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    try (ChildProcess child =
        ChildProcess.train(
            folder, "--data", data, "--out", out(), "--epochs", 1_000_000, "--threads", 1)) {
      while (child.process().isAlive()
          && (!Files.exists(out().resolve("run.json")) || read().results().epochsDone() < 2)) {
        Thread.sleep(20);
      }
      child.process().destroyForcibly().waitFor();
      assertThat(read().state()).as(child.err()).isEqualTo(RunState.RUNNING);
      assertThat(json().path("process").path("pid").asLong()).isEqualTo(child.process().pid());
      assertThat(FolderLock.isHeldIn(out())).isFalse();
    }
  }
}
