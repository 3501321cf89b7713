package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.checkpoint.Safetensors;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; destroy() kills")
class StopTest {
  /** What a shell reports for a process that ended because of SIGTERM: 128 + 15. */
  private static final int TERMINATED = 143;

  private static final int STEPS_BEFORE = 20;

  /** Images that take many seconds to evaluate. */
  private static final int MANY = 150_000;

  @TempDir Path folder;

  @Test
  void sigtermEndsTheRunAfterAStepAndKeepsWhatThereIs() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Path out = folder.resolve("out");
    try (ChildProcess child =
        ChildProcess.train(
            folder, "--data", data, "--out", out, "--epochs", 1_000_000, "--threads", 1)) {
      await(child, out.resolve("metrics.jsonl"), "step", STEPS_BEFORE);
      child.process().destroy();
      assertThat(child.code()).as(child.out() + child.err()).isEqualTo(TERMINATED);
      assertThat(child.err()).isEmpty();
      assertThat(child.out()).contains("stopped after", "it was asked to stop");
    }
    Metrics metrics = Metrics.read(out);
    JsonNode finish = metrics.last("finish");
    long done = finish.path("steps_done").asLong();
    assertThat(done).isGreaterThanOrEqualTo(STEPS_BEFORE);
    assertThat(finish.path("stopped_because").asText()).isEqualTo("it was asked to stop");
    assertThat(metrics.last("step").path("step").asLong()).isEqualTo(done);
    assertThat(batches(out.resolve("weights.safetensors"))).isEqualTo(done);
    assertThat(batches(out.resolve("averaged.safetensors"))).isBetween(1L, done);
    assertThat(out.toFile().list()).as("no half-written files").hasSize(3);
  }

  @Test
  void sigtermBreaksALongEvaluationOff() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 32, MANY);
    Path out = folder.resolve("out");
    try (ChildProcess child =
        ChildProcess.train(folder, "--data", data, "--out", out, "--threads", 1)) {
      await(child, out.resolve("metrics.jsonl"), "epoch", 1);
      child.process().destroy();
      assertThat(child.code()).as(child.out() + child.err()).isEqualTo(TERMINATED);
      assertThat(child.out()).contains("not evaluated, stopped after 2 of 6 steps");
    }
    assertThat(Metrics.read(out).all("evaluation")).isEmpty();
    assertThat(batches(out.resolve("weights.safetensors"))).isEqualTo(2);
    assertThat(batches(out.resolve("averaged.safetensors"))).isBetween(1L, 2L);
  }

  private static long batches(Path weights) {
    return Safetensors.read(weights).tensor("bn.num_batches_tracked").longs()[0];
  }

  /** Waits until the run has told so many events of a kind. */
  private static void await(ChildProcess child, Path metrics, String event, long count)
      throws IOException, InterruptedException {
    String line = "{\"event\":\"%s\"".formatted(event);
    while (child.process().isAlive()) {
      if (Files.exists(metrics)) {
        try (Stream<String> lines = Files.lines(metrics)) {
          if (lines.filter(told -> told.startsWith(line)).count() >= count) {
            return;
          }
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("it ended by itself: " + child.out() + child.err());
  }
}
