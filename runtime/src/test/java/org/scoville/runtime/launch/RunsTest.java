package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scoville runs} lists. */
class RunsTest {
  @TempDir Path folder;

  private Path runs() {
    return folder.resolve("runs");
  }

  private Path train(String name) {
    Path out = runs().resolve(name);
    Path data = SmallImages.idx(folder.resolve("data"), 128, 40);
    Invocation.main(SmallRecipe.gray(), "--data", data, "--out", out, "--threads", 1).worked();
    return out;
  }

  /** A run's folder as it would be, had the run ended in another way. */
  private static void become(Path run, String state) throws IOException {
    Path record = run.resolve("run.json");
    String text = Files.readString(record);
    assertThat(text).contains("\"state\" : \"done\"");
    Files.writeString(
        record, text.replace("\"state\" : \"done\"", "\"state\" : \"" + state + "\""));
  }

  private List<String> lines() {
    return Invocation.scoville("runs", runs()).worked().out().lines().toList();
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper()
        .readTree(Invocation.scoville("runs", runs(), "--json").worked().out());
  }

  @Test
  void aRunIsALineWithItsBestResult() throws IOException {
    Path run = train("one");
    double best =
        Metrics.read(run).all("evaluation").stream()
            .filter(each -> each.path("weights").asText().equals("averaged"))
            .mapToDouble(each -> each.path("top1").asDouble())
            .max()
            .orElseThrow();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0).split(" {2,}"))
        .containsExactly("run", "recipe", "state", "epoch", "best top-1", "time", "to go on");
    assertThat(lines().get(1).split(" {2,}"))
        .startsWith(
            run.toString(), "SmallGray", "done", "3/3", String.format(Locale.ROOT, "%.2f %%", best))
        .hasSize(6);
    assertThat(lines().get(1)).matches(".* \\d+:\\d\\d");
    JsonNode listed = json().path("runs").get(0);
    assertThat(listed.path("run").asText()).isEqualTo(run.toString());
    assertThat(listed.path("best_top1").asDouble()).isEqualTo(best);
    assertThat(listed.path("epochs_done").asInt()).isEqualTo(3);
    assertThat(listed.path("seconds").asDouble()).isPositive();
    assertThat(listed.path("died_at_step").isNull()).isTrue();
    assertThat(Invocation.scoville("runs", run).worked().out().lines()).hasSize(2);
  }

  @Test
  void runsStandInTheOrderOfTheirStartsAndOtherFoldersAreSkipped() throws IOException {
    Path second = train("z/second");
    Path third = train("a");
    become(second, "stopped");
    Files.createDirectories(runs().resolve("notes/of/mine"));
    Files.writeString(runs().resolve("notes/metrics.jsonl"), "");
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).startsWith(second.toString()).contains("  stopped  ");
    assertThat(lines().get(2)).startsWith(third.toString());
  }

  @Test
  void whatHasACheckpointAndIsNotOverCanGoOn() throws IOException {
    Path run = train("a b");
    assertThat(lines().get(1)).as("it is done").doesNotContain("resume");
    become(run, "failed");
    assertThat(lines().get(1)).endsWith("  scoville resume '" + run + "'").contains("  failed  ");
    assertThat(json().path("runs").get(0).path("go_on").asText())
        .isEqualTo("scoville resume '" + run + "'");
    for (File file : run.resolve("checkpoints").toFile().listFiles()) {
      assertThat(file.delete()).isTrue();
    }
    assertThat(lines().get(1)).doesNotContain("resume");
  }

  @Test
  void aRunWhoseLockNobodyHoldsHasDied() throws Exception {
    Path run = train("one");
    become(run, "running");
    assertThat(lines().get(1)).contains("  died at step 24  ");
    JsonNode listed = json().path("runs").get(0);
    assertThat(listed.path("state").asText()).isEqualTo("died");
    assertThat(listed.path("died_at_step").asLong()).isEqualTo(24);
    try (FolderLock lock = FolderLock.take(run)) {
      lock.sign();
      assertThat(lines().get(1)).contains("  running  ").doesNotContain("resume");
    }
    assertThat(lines().get(1)).contains("  died at step 24  ", "scoville resume " + run);
  }

  @Test
  void aProcessThatTrainsIsRunningUntilItIsKilled() throws Exception {
    Path out = runs().resolve("one");
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    try (ChildProcess child =
        ChildProcess.train(
            folder, "--data", data, "--out", out, "--epochs", 1_000_000, "--threads", 1)) {
      while (child.process().isAlive()
          && !(Files.exists(out.resolve("run.json")) && !Metrics.read(out).all("step").isEmpty())) {
        Thread.sleep(20);
      }
      assertThat(lines().get(1)).as(child.err()).contains("  running  ");
      child.process().destroyForcibly().waitFor();
      int steps = Metrics.read(out).all("step").size();
      assertThat(lines().get(1)).contains("  died at step " + steps + "  ");
    }
  }

  @Test
  void aDamagedRecordIsOneLineAndTheOthersAreListed() throws IOException {
    train("one");
    Path damaged = Files.createDirectories(runs().resolve("two")).resolve("run.json");
    Files.writeString(damaged, "{");
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(2))
        .isEqualTo("warning: %s is no run's record: it is no whole JSON".formatted(damaged));
    assertThat(json().path("damaged")).hasSize(1);
    assertThat(json().path("runs")).hasSize(1);
  }

  @Test
  void aFolderWithoutRunsSaysSo() throws IOException {
    Files.createDirectories(runs());
    assertThat(lines()).containsExactly("no run is in " + runs());
    Invocation.scoville("runs", folder.resolve("none"))
        .misused(folder.resolve("none") + " is no folder; give the folder with the runs");
  }
}
