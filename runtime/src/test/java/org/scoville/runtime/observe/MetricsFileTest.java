package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {

  @TempDir Path folder;

  @Test
  void eachReportIsALineThatIsThereAtOnce() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsFile metrics = new MetricsFile(file, () -> {}, warning -> {})) {
      metrics.started(Reports.FACTS);
      assertThat(file)
          .hasContent(
              """
              {"event":"start","recipe":"Mild","epochs":16,"steps":1248,"batch_size":128,\
              "training_images":10000,"evaluation_images":10000,"data":{"path":"%s",\
              "kind":"a folder of images","split":0.9,"limit":500,"seed":7},"devices":["cpu","cpu"],\
              "seed":42,"threads":2}
              """
                  .formatted(Path.of("/data").toAbsolutePath()));
      metrics.step(Reports.STEP);
      assertThat(last(file))
          .isEqualTo(
              "{\"event\":\"step\",\"step\":120,\"epoch\":2,\"loss\":0.43125,"
                  + "\"learning_rate\":0.1,\"images_per_second\":812.34}");
      metrics.epochEnded(Reports.EPOCH);
      assertThat(last(file))
          .isEqualTo(
              "{\"event\":\"epoch\",\"epoch\":2,\"seconds\":7.42,\"mean_loss\":0.5,"
                  + "\"seconds_waiting_for_images\":0.25}");
      metrics.evaluated(Reports.AVERAGED);
      assertThat(last(file))
          .isEqualTo(
              "{\"event\":\"evaluation\",\"epoch\":16,\"weights\":\"averaged\",\"top1\":92.125,"
                  + "\"images\":10000,\"seconds\":3.2}");
      metrics.warned("a \"quoted\"\nwarning");
      assertThat(last(file))
          .isEqualTo("{\"event\":\"warning\",\"message\":\"a \\\"quoted\\\"\\nwarning\"}");
    }
  }

  @Test
  void theEndIsPrintedWithItsReasonAndVersions() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsFile metrics = new MetricsFile(file, () -> {}, warning -> {})) {
      metrics.finished(Reports.summary(Optional.of("SIGTERM"), 3));
    }
    JsonNode line = new ObjectMapper().readTree(last(file));
    assertThat(line.get("event").asText()).isEqualTo("finish");
    assertThat(line.get("steps_done").asInt()).isEqualTo(300);
    assertThat(line.get("stopped_because").asText()).isEqualTo("SIGTERM");
    assertThat(line.get("training_seconds").asDouble()).isEqualTo(118.34);
    assertThat(line.get("preparation_seconds").asDouble()).isEqualTo(1.5);
    assertThat(line.get("evaluation_seconds").asDouble()).isEqualTo(6.25);
    assertThat(line.get("skipped_images").asInt()).isEqualTo(3);
    assertThat(line.get("versions").get("libtorch").asText()).isEqualTo("2.7.1");
    assertThat(line.get("evaluations")).hasSize(2);
    assertThat(line.get("evaluations").get(1).get("weights").asText()).isEqualTo("averaged");
  }

  @Test
  void aLossThatIsNoNumberStillLeavesJson() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsFile metrics = new MetricsFile(file, () -> {}, warning -> {})) {
      metrics.step(
          new StepReport(
              1, 2, 1, 1, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    JsonNode line = new ObjectMapper().readTree(last(file));
    assertThat(line.get("loss").asText()).isEqualTo("NaN");
    assertThat(line.get("learning_rate").asText()).isEqualTo("-Infinity");
    assertThat(line.get("images_per_second").asText()).isEqualTo("Infinity");
  }

  @Test
  void anExistingFileIsContinued() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    for (int i = 0; i < 2; i++) {
      try (MetricsFile metrics = new MetricsFile(file, () -> {}, warning -> {})) {
        metrics.step(Reports.STEP);
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aFolderThatIsMissingIsNamedWithTheRemedy() {
    Path file = folder.resolve("missing/metrics.jsonl");
    assertThatThrownBy(() -> new MetricsFile(file, () -> {}, warning -> {}))
        .isInstanceOf(MetricsProblem.class)
        .hasMessage(
            file
                + " can't be written (it does not exist); choose an --out folder that exists, may be"
                + " written to and has room");
  }

  private static String last(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    return lines.get(lines.size() - 1);
  }
}
