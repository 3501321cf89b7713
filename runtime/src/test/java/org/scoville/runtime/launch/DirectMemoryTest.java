package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.train.BatchesAhead;

class DirectMemoryTest {
  /** Batches of 2,048 images of 176 and of 224 pixels, as in docs/running.md. */
  private static final BatchesAhead AHEAD = new BatchesAhead(761_266_176, 1_233_125_376);

  @TempDir Path folder;

  private static DirectMemory of(long allowed) {
    return new DirectMemory(OptionalLong.of(allowed));
  }

  @Test
  void buffersThatDoNotFitAreSaidWithWhatJavaAllows() {
    assertThat(of(1 << 30).lack(AHEAD, 16))
        .contains(
            "the batches that are loaded ahead take 761.3 MB to train on and 1.2 GB to evaluate on, and Java allows 1.1 GB of direct memory; choose a smaller --batch-size, or give Java -XX:MaxDirectMemorySize=2300m (unset, it is as much as -Xmx)");
  }

  @Test
  void anEvaluationIsOfOneLoader() {
    assertThat(of(1 << 30).lack(new BatchesAhead(0, AHEAD.evaluation()), 16))
        .contains(
            "the batches that are loaded ahead take 1.2 GB to evaluate on, and Java allows 1.1 GB of direct memory; choose a smaller --batch-size, or give Java -XX:MaxDirectMemorySize=1400m (unset, it is as much as -Xmx)");
  }

  @Test
  void nothingIsSaidOfBuffersThatFitOrWhereTheLimitIsUnknown() {
    assertThat(of(AHEAD.bytes()).lack(AHEAD, 16)).isEmpty();
    assertThat(of(AHEAD.bytes() - 1).lack(AHEAD, 16)).isPresent();
    assertThat(new DirectMemory(OptionalLong.empty()).lack(AHEAD, 16)).isEmpty();
  }

  @Test
  void withoutTheOptionJavaAllowsAsMuchAsForItsHeap() {
    assertThat(DirectMemory.ofProcess().allowed()).hasValue(Runtime.getRuntime().maxMemory());
  }

  /** 8,192 gray images of 12 x 12 pixels in a batch, of three steps, and one to evaluate. */
  @Test
  void aRunSaysSoBeforeItsFirstStepAndThenFails() throws Exception {
    Path data = SmallImages.idx(folder.resolve("data"), 8192, 8);
    Path out = folder.resolve("out");
    List<String> jvm = List.of("-Xmx1g", "-XX:MaxDirectMemorySize=4m");
    Object[] args = {"--data", data, "--out", out, "--batch-size", 8192, "--micro-batch", 256};
    try (ChildProcess child = ChildProcess.start(SmallGrayTrainer.class, jvm, folder, args)) {
      assertThat(child.code()).as(child.out() + child.err()).isEqualTo(ExitCode.FAILED);
      String warning =
          "the batches that are loaded ahead take 3.5 MB to train on and 1.2 MB to evaluate on, and Java allows 4.2 MB of direct memory; ";
      assertThat(child.out()).contains("warning: " + warning);
      assertThat(child.err()).contains("don't fit into memory", "-XX:MaxDirectMemorySize");
      Metrics metrics = Metrics.read(out);
      assertThat(metrics.all("warning"))
          .anyMatch(event -> event.path("message").asText().startsWith(warning));
    }
  }

  /** A batch of 40,000 images with 12 x 12 pixels, of which there are eight. */
  @Test
  void theCommandEvaluateSaysSoToo() throws Exception {
    Path few = SmallImages.idx(folder.resolve("few"), 32, 8);
    Path out = folder.resolve("out");
    Invocation.main(SmallRecipe.gray(), "--data", few, "--epochs", 1, "--out", out).worked();
    List<String> jvm = List.of("-Xmx1g", "-XX:MaxDirectMemorySize=4m");
    Object[] args = {
      "evaluate",
      "small-gray",
      "--weights",
      out.resolve("weights.safetensors"),
      "--data",
      few,
      "--batch-size",
      40_000
    };
    try (ChildProcess child = ChildProcess.start(Scoville.class, jvm, folder, args)) {
      assertThat(child.code()).as(child.out() + child.err()).isEqualTo(ExitCode.FAILED);
      assertThat(child.out())
          .contains(
              "warning: the batches that are loaded ahead take 5.8 MB to evaluate on, and Java allows 4.2 MB of direct memory; ");
    }
  }

  @Test
  void aRunThatFitsHasNoWarning() {
    Path data = SmallImages.idx(folder.resolve("data"), 128, 8);
    Path out = folder.resolve("out");
    assertThat(Invocation.main(SmallRecipe.gray(), "--data", data, "--out", out).worked().out())
        .doesNotContain("loaded ahead");
  }
}
