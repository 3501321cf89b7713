package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.problem.LaunchProblem;

/** Checks of runs whose output folder is removed, moved or full while they train. */
class RunTroubleTest {
  private static final int STEPS = 3 * (128 / 16);

  @TempDir Path folder;

  private final StringBuilder printed = new StringBuilder();

  /** Something that happens between two epochs. */
  @FunctionalInterface
  private interface Mishap {
    void happen() throws IOException;
  }

  private Path out() {
    return folder.resolve("out");
  }

  /** Trains three epochs, with a mishap after the first and another after the second. */
  private boolean train(Path out, Mishap first, Mishap second) throws InterruptedException {
    RunOptions options = new RunOptions();
    options.data.path = SmallImages.idx(folder.resolve("data"), 128, 40);
    options.out = out;
    options.seed = 1;
    options.evaluateEvery = 1;
    PrintStream display =
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void println(String line) {
            printed.append(line).append('\n');
            try {
              if (line.startsWith("epoch 1/3")) {
                first.happen();
              } else if (line.startsWith("epoch 2/3")) {
                second.happen();
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    try (StopSignal stop = StopSignal.listening(line -> {})) {
      return new TrainingRun(SmallRecipe.gray(), options, display, stop, ProcessGroup.ALONE).run();
    }
  }

  private void everythingIsThere() {
    assertThat(out().toFile().list())
        .containsExactlyInAnyOrder(
            "metrics.jsonl",
            "run.json",
            "weights.safetensors",
            "averaged.safetensors",
            "checkpoints");
    Metrics metrics = Metrics.read(out());
    assertThat(metrics.all("start")).hasSize(1);
    assertThat(metrics.all("step").stream().map(step -> step.path("step").asInt()))
        .hasSize(STEPS)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(metrics.all("epoch")).hasSize(3);
    assertThat(metrics.all("finish")).hasSize(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void metricsThatWereRemovedAreMadeAgainWithAllTheirLines() throws Exception {
    assertThat(train(out(), () -> Files.delete(out().resolve("metrics.jsonl")), () -> {})).isTrue();
    everythingIsThere();
    assertThat(printed).contains("metrics.jsonl was taken away, and its lines are there again");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatWasRemovedIsMadeAgainWithAllThatItHad() throws Exception {
    assertThat(train(out(), () -> {}, this::removeOut)).isTrue();
    everythingIsThere();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderThatWasMovedIsMadeAgainToo() throws Exception {
    assertThat(train(out(), () -> Files.move(out(), folder.resolve("moved")), () -> {})).isTrue();
    everythingIsThere();
  }

  private void removeOut() throws IOException {
    try (Stream<Path> files = Files.walk(out())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFolderInPlaceOfTheMetricsCostsTheirLinesAndNotTheWeights() {
    Path metrics = out().resolve("metrics.jsonl");
    assertThatThrownBy(
            () ->
                train(
                    out(),
                    () -> {
                      Files.delete(metrics);
                      Files.createDirectory(metrics);
                    },
                    () -> {}))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageContaining(metrics + " lacks ")
        .hasMessageContaining("it is no file");
    assertThat(out().resolve("weights.safetensors")).exists();
    assertThat(out().resolve("averaged.safetensors")).exists();
    assertThat(printed.toString().lines().filter(line -> line.contains("can't be written")))
        .hasSize(1);
  }

  @Test
  void aDiskThatIsFullForAWhileCostsNothing() throws Exception {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(16).setMaxSize(1 << 20).build())) {
      Path out = disk.getPath("/out");
      Path ballast = disk.getPath("/ballast");
      assertThat(train(out, () -> fill(ballast), () -> Files.delete(ballast))).isTrue();
      assertThat(printed.toString().lines().filter(line -> line.contains("can't be written")))
          .as("one about the metrics and one about the record")
          .hasSize(2);
      assertThat(printed)
          .contains("metrics.jsonl can be written again, and no line is lost")
          .contains("run.json can be written again");
      Files.createDirectory(out());
      Files.copy(out.resolve("metrics.jsonl"), out().resolve("metrics.jsonl"));
      assertThat(Metrics.read(out()).all("step")).hasSize(STEPS);
      assertThat(Metrics.read(out()).all("warning"))
          .extracting(warning -> warning.path("message").asText())
          .anyMatch(message -> message.contains("can be written again"));
      try (Stream<Path> files = Files.list(out)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrderElementsOf(
                List.of(
                    "metrics.jsonl",
                    "run.json",
                    "weights.safetensors",
                    "averaged.safetensors",
                    "checkpoints"));
      }
    }
  }

  /** Fills a disk to the last byte. */
  private static void fill(Path ballast) throws IOException {
    try (ByteChannel channel =
        Files.newByteChannel(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer chunk = ByteBuffer.allocate(16);
      while (true) {
        channel.write(chunk.clear());
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("out of disk space");
    }
  }
}
