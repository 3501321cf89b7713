package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.checkpoint.Safetensors;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; destroy() kills")
class StopTest {
  /** The exit code that a shell reports for a process ended by SIGTERM: 128 + 15. */
  private static final int TERMINATED = 143;

  private static final int STEPS_BEFORE = 20;

  private static final long LONGEST_START_SECONDS = 60;

  private static final long SOON_SECONDS = 20;

  /** Images that take many seconds to evaluate. */
  private static final int MANY = 150_000;

  @TempDir Path folder;

  @Test
  void sigtermEndsTheRunAfterAStepAndKeepsWhatThereIs() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Path out = folder.resolve("out");
    // An evaluation would be broken off in place of a step.
    Object[] unevaluated = {"--epochs", 1_000_000, "--threads", 1, "--evaluate-every", 0};
    try (ChildProcess child = ChildProcess.train(folder, words(data, out, unevaluated))) {
      await(child, out.resolve("metrics.jsonl"), "step", STEPS_BEFORE);
      child.process().destroy();
      assertThat(child.code()).as(child.out() + child.err()).isEqualTo(TERMINATED);
      assertThat(child.err())
          .matches(
              "scoville: SIGTERM: step \\d+ ends at its next micro-batch, then the weights are"
                  + " written; once more ends the process at once\\R");
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
    assertThat(out.toFile().list()).as("no half-written files").hasSize(5);
  }

  private static Object[] words(Path data, Path out, Object... more) {
    return Stream.concat(Stream.of("--data", data, "--out", out), Stream.of(more)).toArray();
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
      assertThat(child.err()).contains("SIGTERM: the evaluation after epoch 1 is broken off");
      assertThat(child.out()).contains("not evaluated, stopped after 2 of 6 steps");
    }
    assertThat(Metrics.read(out).all("evaluation")).isEmpty();
    assertThat(batches(out.resolve("weights.safetensors"))).isEqualTo(2);
    assertThat(batches(out.resolve("averaged.safetensors"))).isBetween(1L, 2L);
  }

  @Test
  void sigtermEndsAtOnceWhatHasNotTrainedYet() throws Exception {
    try (ChildProcess child = stuck("opening")) {
      until(child, () -> child.out().contains("stuck at opening"));
      child.process().destroy();
      assertThat(codeWithin(child, SOON_SECONDS)).isEqualTo(TERMINATED);
      assertThat(child.err())
          .isEqualToIgnoringNewLines(
              "scoville: SIGTERM: nothing is trained yet, so there is nothing to finish");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu,cpu"})
  void sigtermIsAnsweredWhileImagesAreAwaited(String devices) throws Exception {
    Path out = folder.resolve("out");
    try (ChildProcess child = stuck("training", "--devices", devices, "--micro-batch", 4)) {
      await(child, out.resolve("metrics.jsonl"), "step", StuckTrainer.STEPS);
      child.process().destroy();
      assertThat(codeWithin(child, SOON_SECONDS)).isEqualTo(TERMINATED);
      assertThat(child.err()).contains("SIGTERM: step 6 ends at its next micro-batch");
    }
    assertThat(batches(out.resolve("weights.safetensors")))
        .isEqualTo(StuckTrainer.STEPS * perStep(devices));
    assertThat(Metrics.read(out).last("finish").path("steps_done").asLong())
        .isEqualTo(StuckTrainer.STEPS);
  }

  /** Micro-batches of a replica's share of 16 images. */
  private static long perStep(String devices) {
    return devices.equals("cpu") ? 4 : 2;
  }

  @Test
  void sigtermIsAnsweredWhileImagesToEvaluateOnAreAwaited() throws Exception {
    Path out = folder.resolve("out");
    try (ChildProcess child = stuck("evaluation", "--devices", "cpu,cpu")) {
      until(child, () -> child.out().contains("stuck at evaluation"));
      child.process().destroy();
      assertThat(codeWithin(child, SOON_SECONDS)).isEqualTo(TERMINATED);
      assertThat(child.err()).contains("SIGTERM: the evaluation after epoch 1 is broken off");
    }
    assertThat(batches(out.resolve("weights.safetensors"))).isEqualTo(8);
  }

  @Test
  void aSecondSignalEndsTheProcessWhateverItDoes() throws Exception {
    try (ChildProcess child = stuck("step")) {
      until(child, () -> child.out().contains("stuck at step"));
      child.process().destroy();
      until(child, () -> child.err().contains("SIGTERM: step 6"));
      child.process().destroy();
      assertThat(codeWithin(child, SOON_SECONDS)).isEqualTo(TERMINATED);
      assertThat(child.err()).endsWith("scoville: SIGTERM: ends at once" + System.lineSeparator());
    }
    assertThat(folder.resolve("out").toFile().list())
        .containsExactlyInAnyOrder("metrics.jsonl", "run.json");
  }

  private ChildProcess stuck(String place, Object... more) throws IOException {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    List<Object> args =
        new ArrayList<>(List.of("--data", data, "--out", folder.resolve("out"), "--threads", 1));
    args.addAll(List.of(more));
    List<String> jvm = List.of("-Xmx1g", "-D%s=%s".formatted(StuckTrainer.PLACE, place));
    return ChildProcess.start(StuckTrainer.class, jvm, folder, args.toArray());
  }

  /** The exit code of what ends within a second on a quiet machine, and soon on any. */
  private static int codeWithin(ChildProcess child, long seconds)
      throws IOException, InterruptedException {
    assertThat(child.process().waitFor(seconds, TimeUnit.SECONDS))
        .as("it ends soon: " + child.out() + child.err())
        .isTrue();
    return child.process().exitValue();
  }

  private interface Printed {
    boolean yet() throws IOException;
  }

  private static void until(ChildProcess child, Printed printed)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!printed.yet()) {
      assertThat(System.nanoTime()).as(child.out() + child.err()).isLessThan(deadline);
      assertThat(child.process().isAlive()).as(child.out() + child.err()).isTrue();
      Thread.sleep(20);
    }
  }

  private static long batches(Path weights) {
    return Safetensors.read(weights).tensor("bn.num_batches_tracked").longs()[0];
  }

  /** Waits until the run has reported so many events of a kind. */
  private static void await(ChildProcess child, Path metrics, String event, long count)
      throws IOException, InterruptedException {
    String line = "{\"event\":\"%s\"".formatted(event);
    while (child.process().isAlive()) {
      if (Files.exists(metrics)) {
        try (Stream<String> lines = Files.lines(metrics)) {
          if (lines.filter(printed -> printed.startsWith(line)).count() >= count) {
            return;
          }
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("it ended by itself: " + child.out() + child.err());
  }
}
