package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.random.Draw;

/** One run that is killed again and again ends with the bits of one that is left alone. */
class KillTest {
  private static final int KILLS = Integer.getInteger("scoville.kills", 20);
  private static final int IN_WRITING = 3;
  private static final int EPOCHS = 12;
  private static final int STEPS = EPOCHS * 16;
  private static final int MOST_STEPS = STEPS / (KILLS + 4) + 1;
  private static final long LONGEST_SECONDS = 60;
  private static final List<String> TIMES =
      List.of(
          "seconds",
          "images_per_second",
          "seconds_waiting_for_images",
          "training_seconds",
          "preparation_seconds",
          "evaluation_seconds",
          "clocks");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cpu,cpu"})
  void aRunThatIsKilledAgainAndAgainEndsWithTheSameBits(String devices) throws Exception {
    Path data = SmallImages.png(folder.resolve("data"), 256, 64);
    Path undisturbed = folder.resolve("undisturbed");
    try (ChildProcess child = start("alone", data, devices, undisturbed)) {
      assertThat(child.code()).as(child.out() + child.err()).isZero();
    }
    Path killed = folder.resolve("killed");
    Draw draw = Draw.of(5, devices.length());
    int inWriting = 0;
    boolean inEvaluation = false;
    for (int kill = 0; kill < KILLS; kill++) {
      boolean writing = inWriting < IN_WRITING;
      try (ChildProcess child = start("kill-" + kill, data, devices, killed)) {
        if (writing) {
          untilWriting(child, killed);
        } else if (!inEvaluation) {
          untilEvaluating(child, killed);
        } else {
          untilFurther(child, killed, draw.nextInt(MOST_STEPS) + 1);
          Thread.sleep(draw.nextInt(5));
        }
        child.process().destroyForcibly().waitFor();
      }
      inWriting += writing && isHalfWritten(killed) ? 1 : 0;
      inEvaluation |= !writing && isInEvaluation(killed);
    }
    assertThat(inWriting).as("kills while a checkpoint was written").isEqualTo(IN_WRITING);
    assertThat(inEvaluation).as("killed in an evaluation").isTrue();
    try (ChildProcess child = start("last", data, devices, killed)) {
      assertThat(child.code()).as(child.out() + child.err()).isZero();
      assertThat(child.out()).contains("goes on after step ");
    }
    for (String file : List.of("weights.safetensors", "averaged.safetensors")) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
    }
    assertThat(withoutTimes(killed)).isEqualTo(withoutTimes(undisturbed));
  }

  private ChildProcess start(String name, Path data, String devices, Path out) throws IOException {
    return ChildProcess.start(
        KilledTrainer.class,
        List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"),
        folder.resolve(name),
        "--data",
        data,
        "--devices",
        devices,
        "--threads",
        1,
        "--epochs",
        EPOCHS,
        "--checkpoint-every",
        "1ba",
        "--out",
        out,
        "--resume");
  }

  /** Waits until a checkpoint is being written. */
  private static void untilWriting(ChildProcess child, Path out) throws Exception {
    long former = steps(out);
    untilFurther(child, out, 1);
    until(child, () -> isHalfWritten(out) && steps(out) > former);
  }

  private static void untilEvaluating(ChildProcess child, Path out) throws Exception {
    until(child, () -> isInEvaluation(out));
  }

  private static void untilFurther(ChildProcess child, Path out, int further) throws Exception {
    long former = steps(out);
    until(child, () -> steps(out) != former && steps(out) >= former + further);
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void until(ChildProcess child, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!condition.holds()) {
      assertThat(child.process().isAlive()).as(child.out() + child.err()).isTrue();
      assertThat(System.nanoTime()).as("it comes so far").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean isHalfWritten(Path out) throws IOException {
    Path checkpoints = out.resolve(RunFolder.CHECKPOINTS);
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.toString().endsWith(".safetensors.part"));
    }
  }

  private static boolean isInEvaluation(Path out) throws IOException {
    List<String> lines = lines(out);
    return !lines.isEmpty() && lines.get(lines.size() - 1).startsWith("{\"event\":\"epoch\"");
  }

  private static long steps(Path out) throws IOException {
    return lines(out).stream().filter(line -> line.startsWith("{\"event\":\"step\"")).count();
  }

  private static List<String> lines(Path out) throws IOException {
    Path metrics = out.resolve("metrics.jsonl");
    return Files.exists(metrics) ? Files.readString(metrics).lines().toList() : List.of();
  }

  private static List<JsonNode> withoutTimes(Path out) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : lines(out)) {
      ObjectNode node = (ObjectNode) JSON.readTree(line);
      node.remove(TIMES);
      node.path("evaluations").forEach(each -> ((ObjectNode) each).remove(TIMES));
      all.add(node);
    }
    return all;
  }
}
