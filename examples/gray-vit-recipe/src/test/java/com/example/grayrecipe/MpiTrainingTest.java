package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.grayrecipe.StartedRuns.Ended;
import com.example.grayrecipe.StartedRuns.Launcher;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that mpirun starts train to the bits of as many threads in one process; when one is
 * killed all end, and the run goes on to the same bits. Skipped where the launcher isn't installed.
 */
class MpiTrainingTest {
  private static final int PROMISED_SECONDS = 10;
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TIMES =
      List.of(
          "seconds",
          "images_per_second",
          "seconds_waiting_for_images",
          "training_seconds",
          "preparation_seconds",
          "evaluation_seconds",
          "clocks");

  @TempDir Path folder;

  private StartedRuns runs;

  @BeforeEach
  void someImages() throws IOException {
    runs = new StartedRuns(folder);
  }

  private void trainAsThreads(String name, int ranks) throws Exception {
    runs.train(List.of(), name, "--devices", String.join(",", Collections.nCopies(ranks, "cpu")));
  }

  private byte[] weights(String name) throws IOException {
    return Files.readAllBytes(runs.out(name).resolve("weights.safetensors"));
  }

  /** The lines of the metrics but for what depends on the clock. */
  private List<JsonNode> metrics(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(runs.out(name).resolve("metrics.jsonl"))) {
      ObjectNode json = (ObjectNode) JSON.readTree(line);
      json.remove(TIMES);
      json.path("evaluations").forEach(each -> ((ObjectNode) each).remove(TIMES));
      lines.add(json);
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void processesTrainToTheBitsOfThreads(Launcher launcher) throws Exception {
    launcher.assumeInstalled();
    for (int ranks : List.of(2, 4)) {
      trainAsThreads("threads" + ranks, ranks);
      runs.train(launcher.start(ranks), "processes" + ranks);
      assertThat(runs.lines("processes" + ranks, "step")).isEqualTo(50);
      assertThat(weights("processes" + ranks)).isEqualTo(weights("threads" + ranks));
      assertThat(metrics("processes" + ranks)).isEqualTo(metrics("threads" + ranks));
    }
    // Two ranks see other shares than four, which would not show if all ranks saw the same.
    assertThat(weights("threads2")).isNotEqualTo(weights("threads4"));
  }

  @ParameterizedTest
  @EnumSource
  void aKilledRankEndsAllAndTheRunGoesOnToTheSameBits(Launcher launcher) throws Exception {
    launcher.assumeInstalled();
    trainAsThreads("undisturbed", 4);
    String name = "killed";
    killed(launcher, name, 0, start -> runs.lines(name, "step") >= 4);
    killed(launcher, name, 2, start -> runs.lines(name, "epoch") >= 2);
    killed(launcher, name, 3, start -> runs.writesCheckpoint(name, start));
    runs.train(launcher.start(4), name);
    assertThat(weights(name)).isEqualTo(weights("undisturbed"));
    assertThat(metrics(name)).isEqualTo(metrics("undisturbed"));
  }

  /** Goes on with a run, kills one rank at a moment, and sees all end. */
  private void killed(Launcher launcher, String name, int rank, Predicate<Instant> moment)
      throws Exception {
    Instant start = Instant.now();
    Process mpirun = runs.start(launcher.start(4), name);
    try {
      await(() -> runs.process(launcher, name, rank).isPresent() && moment.test(start), mpirun);
      runs.process(launcher, name, rank).orElseThrow().destroyForcibly();
      boolean ended = mpirun.waitFor(PROMISED_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("mpirun ends within %d s", PROMISED_SECONDS).isTrue();
      assertThat(mpirun.exitValue()).isNotZero();
      assertThat(runs.processes(name)).isEmpty();
    } finally {
      mpirun.destroy();
    }
  }

  private static void await(BooleanSupplier moment, Process process) throws InterruptedException {
    long start = System.nanoTime();
    while (!moment.getAsBoolean()) {
      assertThat(process.isAlive()).as("it runs until the moment comes").isTrue();
      assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
      Thread.sleep(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 1", "MPICH, 0"})
  void aRankThatIsAskedToEndSaysSoAtOnce(Launcher launcher, int rank) throws Exception {
    launcher.assumeInstalled();
    Process mpirun = runs.start(launcher.start(2), "asked");
    await(() -> runs.lines("asked", "step") >= 5, mpirun);
    runs.process(launcher, "asked", rank).orElseThrow().destroy();
    Ended ended = runs.ended(mpirun, "asked");
    assertThat(ended.code()).as(ended.printed()).isNotZero();
    assertThat(ended.printed())
        .containsPattern(
            "scoville: SIGTERM: process %d of 2, on \\S+ ends at once, in ".formatted(rank))
        .contains("goes on");
    assertThat(runs.processes("asked")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aProcessThatWasGivenOtherValuesIsNamed(Launcher launcher) throws Exception {
    launcher.assumeInstalled();
    Process mpirun = runs.start(launcher.start(2), "other", "--batch-size", "63");
    Ended ended = runs.ended(mpirun, "other");
    assertThat(ended.code()).as(ended.printed()).isNotZero();
    assertThat(ended.printed()).contains("the batch of 63 images does not divide by 2 replicas");
  }
}
