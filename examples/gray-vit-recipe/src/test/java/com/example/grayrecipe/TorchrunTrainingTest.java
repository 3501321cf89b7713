package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.grayrecipe.StartedRuns.Ended;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes with torchrun's variables train by a stand-in for NCCL to the bits of as many threads
 * in one process; when one is killed the others say which and end, and the run goes on to the same
 * bits. Skipped where there is no C compiler.
 */
class TorchrunTrainingTest {
  private static final int PROMISED_SECONDS = 10;
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final Path STAND_IN =
      Path.of(
          "../../runtime/src/test/resources/org/scoville/runtime/parallel/nccl/nccl_stand_in.c");

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private Path nccl;
  private StartedRuns runs;

  @BeforeEach
  void compileTheStandIn() throws Exception {
    assumeTrue(Files.exists(STAND_IN), "the runtime's sources are not beside this example");
    nccl = folder.resolve("libnccl.so.2");
    List<String> command = new ArrayList<>(List.of("cc", "-O1", "-shared", "-fPIC", "-o"));
    command.addAll(List.of(nccl.toString(), STAND_IN.toString(), "-lrt"));
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no C compiler \"cc\" for the stand-in for NCCL");
      throw e;
    }
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor()).as(said).isZero();
    runs = new StartedRuns(folder);
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  /** Starts processes as torchrun does; their order is that of their ranks. */
  private List<Process> start(int count, String name, String... options) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> all = new ArrayList<>(List.of("--devices", "cpu", "--nccl", nccl.toString()));
    all.addAll(List.of(options));
    List<Process> processes = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      String variables =
          "env RANK=%d WORLD_SIZE=%d LOCAL_RANK=%d LOCAL_WORLD_SIZE=%d MASTER_ADDR=127.0.0.1 MASTER_PORT=%d"
              .formatted(rank, count, rank, count, port);
      List<String> launcher = Arrays.asList(variables.split(" "));
      processes.add(runs.start(launcher, name, all.toArray(String[]::new)));
    }
    started.addAll(processes);
    return processes;
  }

  private void train(int count, String name) throws Exception {
    for (Process process : start(count, name)) {
      Ended ended = runs.ended(process, name);
      assertThat(ended.code()).as(ended.printed()).isZero();
    }
  }

  private void trainAsThreads(int ranks, String name) throws Exception {
    runs.train(List.of(), name, "--devices", String.join(",", Collections.nCopies(ranks, "cpu")));
  }

  private byte[] weights(String name) throws IOException {
    return Files.readAllBytes(runs.out(name).resolve("weights.safetensors"));
  }

  private String printed(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }

  private void awaitSteps(String name, long steps, List<Process> processes)
      throws InterruptedException, IOException {
    long start = System.nanoTime();
    while (runs.lines(name, "step") < steps) {
      assertThat(processes).as(printed(name)).allMatch(Process::isAlive);
      assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
      Thread.sleep(2);
    }
  }

  @Test
  void twoProcessesTrainToTheBitsOfThreads() throws Exception {
    trainAsThreads(2, "threads");
    train(2, "processes");
    assertThat(runs.lines("processes", "step")).isEqualTo(50);
    assertThat(weights("processes")).isEqualTo(weights("threads"));
  }

  @Test
  void theOthersNameAKilledRankAndTheRunGoesOnToTheBitsOfThreads() throws Exception {
    trainAsThreads(4, "undisturbed");
    killed("killed", 2, 4);
    killed("killed", 0, 20);
    train(4, "killed");
    assertThat(weights("killed")).isEqualTo(weights("undisturbed"));
  }

  private void killed(String name, int rank, long steps) throws Exception {
    List<Process> processes = start(4, name);
    awaitSteps(name, steps, processes);
    processes.get(rank).destroyForcibly();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PROMISED_SECONDS);
    for (Process process : processes) {
      boolean ended = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(ended).as("all end within %d s", PROMISED_SECONDS).isTrue();
      assertThat(process.exitValue()).as(printed(name)).isNotZero();
    }
    assertThat(runs.processes(name)).isEmpty();
    for (int other = 0; other < 4; other++) {
      String sentence =
          "scoville: process %d of 4, on \\S+: rank %d on \\S+ was lost after step \\d+: [^;]+; go on with: the same command in all 4 processes, with --resume --out %s"
              .formatted(other, rank, Pattern.quote(runs.out(name).toString()));
      Stream<String> said = printed(name).lines().filter(line -> line.matches(sentence));
      assertThat(said.count()).as(printed(name)).isEqualTo(other == rank ? 0 : 1);
    }
  }

  @Test
  void oneThatIsAskedToEndStopsAllAfterAStep() throws Exception {
    List<Process> processes = start(2, "asked");
    awaitSteps("asked", 5, processes);
    processes.get(1).destroy();
    assertThat(runs.ended(processes.get(1), "asked").code()).isEqualTo(143);
    Ended first = runs.ended(processes.get(0), "asked");
    assertThat(first.code()).as(first.printed()).isEqualTo(3);
    assertThat(first.printed()).contains("scoville: SIGTERM: ").doesNotContain("was lost");
    assertThat(runs.lines("asked", "finish")).isEqualTo(1);
    assertThat(weights("asked")).isNotEmpty();
  }
}
