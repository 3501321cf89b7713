package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation that is ended from outside: no predictions are there, rather than some. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; destroy() kills")
class EvaluateStopTest {
  /** Images that take many seconds to evaluate. */
  private static final int MANY = 150_000;

  private static final int TERMINATED = 143;

  @TempDir Path folder;

  @Test
  void aSignalEndsItWithoutATable() throws Exception {
    Path few = SmallImages.idx(folder.resolve("few"), 32, 8);
    Object[] words = {"--data", few, "--epochs", 1, "--out", folder.resolve("out")};
    Invocation.main(SmallRecipe.gray(), words).worked();
    Path many = SmallImages.idx(folder.resolve("many"), 8, MANY);
    Path here = folder.resolve("here");
    try (ChildProcess child =
        ChildProcess.of(
            Scoville.class,
            here,
            "evaluate",
            "small-gray",
            "--weights",
            folder.resolve("out/weights.safetensors"),
            "--data",
            many,
            "--predictions",
            "all.csv")) {
      while (child.process().isAlive() && !child.out().contains("on 150,000 images")) {
        Thread.sleep(20);
      }
      assertThat(child.process().isAlive()).as(child.out() + child.err()).isTrue();
      child.process().destroy();
      assertThat(child.code()).isEqualTo(TERMINATED);
      assertThat(child.err())
          .isEqualTo(
              "scoville: SIGTERM: nothing more is evaluated, and no predictions are written%n"
                  .formatted());
      assertThat(child.out()).doesNotContain("top-1");
    }
    assertThat(here.toFile().list()).containsExactlyInAnyOrder("stdout.txt", "stderr.txt");
  }
}
