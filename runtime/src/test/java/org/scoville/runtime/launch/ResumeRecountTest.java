package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.checkpoint.CheckpointFolder;

/** A run that goes on with another number of steps an epoch, and one whose record is gone. */
class ResumeRecountTest {
  @TempDir Path folder;
  private Path out = Path.of("");

  /** Three epochs of eight steps, of which one in the middle of the last was kept. */
  @BeforeEach
  void killARunInItsLastEpoch() throws IOException {
    out = folder.resolve("out");
    Invocation.main(
            new SmallGrayTrainer(),
            "--data",
            SmallImages.idx(folder.resolve("data"), 128, 8),
            "--out",
            out,
            "--threads",
            1,
            "--checkpoint-every",
            "5ba")
        .worked();
    forgetTheEnd();
    assertThat(checkpoints().steps().get(0)).isBetween(17L, 23L);
  }

  private CheckpointFolder checkpoints() {
    return new CheckpointFolder(out.resolve("checkpoints"));
  }

  private void forgetTheEnd() throws IOException {
    Files.delete(checkpoints().file(checkpoints().steps().get(0)));
    Files.delete(out.resolve("weights.safetensors"));
  }

  private Invocation resume(Object... more) {
    List<Object> words = new ArrayList<>(List.of("resume", out));
    words.addAll(List.of(more));
    return Invocation.scoville(words.toArray());
  }

  private JsonNode record() throws IOException {
    return new ObjectMapper().readTree(out.resolve("run.json").toFile());
  }

  private static List<Integer> numbers(List<JsonNode> lines, String field) {
    return lines.stream().map(line -> line.path(field).asInt()).toList();
  }

  @ParameterizedTest
  @CsvSource({"8, 16", "32, 4"})
  void theBegunEpochStartsAnewWithAnotherBatch(int batch, int perEpoch) throws IOException {
    byte[] before = Files.readAllBytes(out.resolve("metrics.jsonl"));
    resume("--batch-size", batch)
        .failed(
            "batchSize %d in place of 16".formatted(batch),
            "steps an epoch %d in place of 8".formatted(perEpoch),
            "--accept-changes");
    assertThat(out.resolve("metrics.jsonl")).hasBinaryContent(before);

    long kept = checkpoints().steps().get(0);
    Invocation accepted =
        resume("--batch-size", batch, "--checkpoint-every", "10min", "--accept-changes");
    assertThat(accepted.worked().out())
        .contains(
            "epoch 3 starts anew, so the images of its first %d steps come a second time"
                .formatted(kept - 16),
            "goes on after step %d, from".formatted(2 * perEpoch));

    Metrics metrics = Metrics.read(out);
    List<Integer> steps = numbers(metrics.all("step"), "step");
    assertThat(steps).hasSize(16 + perEpoch);
    assertThat(steps.subList(0, 16)).isSorted().startsWith(1).endsWith(16);
    assertThat(steps.subList(16, steps.size()))
        .as("as the second start line counts")
        .isSorted()
        .startsWith(2 * perEpoch + 1)
        .endsWith(3 * perEpoch);
    assertThat(numbers(metrics.all("step"), "epoch")).isSorted();
    assertThat(metrics.lines().get(metrics.lines().indexOf(metrics.all("step").get(16)) - 3))
        .isEqualTo(metrics.last("start"));
  }

  @Test
  void itIsOneRunInItsRecordAndGoesOnAgainWithoutChanges() throws IOException {
    resume("--batch-size", 8, "--checkpoint-every", "10min", "--accept-changes").worked();
    Metrics metrics = Metrics.read(out);
    assertThat(numbers(metrics.all("start"), "batch_size")).containsExactly(16, 8);
    assertThat(numbers(metrics.all("epoch"), "epoch")).containsExactly(1, 2, 3);
    assertThat(numbers(metrics.all("evaluation"), "epoch")).isSorted();
    JsonNode json = record();
    assertThat(json.path("state").asText()).isEqualTo("done");
    assertThat(json.path("results").path("steps_done").asInt()).isEqualTo(48);
    assertThat(json.path("results").path("epochs_done").asInt()).isEqualTo(3);
    assertThat(json.path("clocks").path("epoch_seconds")).hasSize(3);
    assertThat(json.path("restarts")).hasSize(1);
    assertThat(json.path("restarts").get(0).path("step").asInt()).isEqualTo(32);
    assertThat(json.path("restarts").get(0).path("lost_seconds").asDouble()).isPositive();
    assertThat(json.path("restarts").get(0).path("changes").toString())
        .contains("batchSize 8 in place of 16", "steps an epoch 16 in place of 8");

    byte[] weights = Files.readAllBytes(out.resolve("weights.safetensors"));
    forgetTheEnd();
    assertThat(checkpoints().steps()).startsWith(32L);
    assertThat(resume().worked().out())
        .contains("goes on after step 32, from")
        .doesNotContain("changed values", "starts anew");
    assertThat(Metrics.read(out).losses()).isEqualTo(metrics.losses());
    assertThat(numbers(Metrics.read(out).all("start"), "batch_size")).containsExactly(16, 8);
    assertThat(out.resolve("weights.safetensors")).hasBinaryContent(weights);
    assertThat(record().path("restarts")).hasSize(2);
    assertThat(record().path("restarts").get(1).path("changes")).isEmpty();
  }

  @Test
  void fewerStepsLeaveNoCheckpointOfTheFormerCountThatIsNewer() throws IOException {
    resume("--batch-size", 32, "--checkpoint-every", "10min", "--accept-changes").worked();
    assertThat(checkpoints().steps()).startsWith(12L, 8L).allMatch(step -> step <= 12);
    List<String> losses = Metrics.read(out).losses();
    forgetTheEnd();
    assertThat(resume().worked().out()).contains("goes on after step 8, from");
    assertThat(Metrics.read(out).losses()).isEqualTo(losses);
  }

  @Test
  void otherDataWithMoreStepsAreAcceptedToo() throws IOException {
    Path more = SmallImages.idx(folder.resolve("more"), 160, 8);
    resume("--data", more).failed("steps an epoch 10 in place of 8", "--accept-changes");
    resume("--data", more, "--accept-changes").worked();
    assertThat(record().path("results").path("steps_done").asInt()).isEqualTo(30);
  }

  @Test
  void aRecordThatIsDamagedOrGoneIsToldAndMadeAnew() throws IOException {
    Path file = out.resolve("run.json");
    Files.writeString(file, "{");
    assertThat(resume().worked().out())
        .contains("is no run's record: it is no whole JSON; the time of the run's first start")
        .containsPattern(
            "what came after it is lost: \\d steps? and [0-9.e-]+ s of training and evaluation");
    JsonNode json = record();
    assertThat(json.path("restarts")).hasSize(1);
    assertThat(json.path("clocks").path("epoch_seconds")).hasSize(3);
    assertThat(json.path("results").path("epochs_done").asInt()).isEqualTo(3);
    forgetTheEnd();
    Files.delete(file);
    assertThat(resume().worked().out()).contains("run.json is no run's record: it does not exist");
    assertThat(record().path("state").asText()).isEqualTo("done");
  }
}
