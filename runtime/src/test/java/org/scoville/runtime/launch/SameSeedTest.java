package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameSeedTest {
  @TempDir Path folder;

  @Test
  void twoProcessesWithOneSeedAgreeToTheBitAndAnotherSeedDiffers() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Object[] args = {"--data", data, "--seed", 3, "--threads", 2};
    try (ChildProcess one = ChildProcess.train(folder.resolve("one"), args);
        ChildProcess other = ChildProcess.train(folder.resolve("other"), args)) {
      assertThat(one.code()).as(one.out() + one.err()).isZero();
      assertThat(other.code()).as(other.out() + other.err()).isZero();
      assertThat(one.err() + other.err()).isEmpty();
    }
    Path first = run(folder.resolve("one"));
    Path second = run(folder.resolve("other"));
    List<String> losses = Metrics.read(first).losses();
    assertThat(losses).hasSize(24).doesNotHaveDuplicates();
    assertThat(Metrics.read(second).losses()).isEqualTo(losses);
    for (String file : List.of("weights.safetensors", "averaged.safetensors")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }

    Path third = folder.resolve("third");
    Invocation.main(SmallRecipe.gray(), "--data", data, "--out", third, "--seed", 4, "--threads", 2)
        .worked();
    assertThat(Metrics.read(third).losses()).hasSize(24).doesNotContainAnyElementsOf(losses);
  }

  /** Without {@code --out} a run makes a folder of its own. */
  private static Path run(Path folder) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      List<Path> all = runs.toList();
      assertThat(all)
          .singleElement()
          .satisfies(r -> assertThat(r.getFileName().toString()).startsWith("SmallGray-20"));
      return all.get(0);
    }
  }
}
