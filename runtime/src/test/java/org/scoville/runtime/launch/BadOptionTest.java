package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Role;

/** What a run says about options that can't be followed. */
class BadOptionTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() {
    data = SmallImages.idx(folder.resolve("data"), 64, 8);
  }

  private Invocation train(CompiledRecipe recipe, Object... more) {
    Object[] words = Arrays.copyOf(new Object[] {"--data", data}, 2 + more.length);
    System.arraycopy(more, 0, words, 2, more.length);
    return Invocation.main(recipe, words);
  }

  private Invocation refused(Object... more) {
    Path out = folder.resolve("refused");
    Object[] words = Arrays.copyOf(new Object[] {"--out", out}, 2 + more.length);
    System.arraycopy(more, 0, words, 2, more.length);
    Invocation told = train(SmallRecipe.gray(), words);
    assertThat(out).as("nothing starts").doesNotExist();
    return told;
  }

  @Test
  void anUnknownRecipeIsNamedWithThoseThatExist() {
    for (String command : new String[] {"train", "explain"}) {
      Invocation.scoville(command, "small-grey")
          .failed("no recipe \"small-grey\"", "small-folder, small-gray");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, 0",
    "--epochs, -3",
    "--batch-size, 0",
    "--micro-batch, -1",
    "--threads, -1",
    "--evaluate-every, -1"
  })
  void aNumberThatIsTooSmallIsNamedWithItsBound(String option, int value) {
    refused(option, value).failed(option + " is " + value, "at least");
  }

  @Test
  void moreThreadsThanAnyMachineHasAreRefused() {
    refused("--threads", 100_000).failed("--threads is 100000", "at most 1024");
  }

  @ParameterizedTest
  @CsvSource({
    "cuda:7, there is no device cuda:7, choose another with --devices",
    "nonsense, \"nonsense\" is not a device, devices are cpu and cuda:0",
    "'cpu,cuda', \"cuda\" is not a device, devices are cpu and cuda:0"
  })
  void aDeviceThatIsNotThereIsNamed(String devices, String fact, String remedy) {
    refused("--devices", devices).failed(fact, remedy);
  }

  @Test
  void aBatchThatDoesNotDivideIsRefusedWithOnesThatDo() {
    refused("--devices", "cpu,cpu,cpu")
        .failed("16 images", "3 replicas", "--batch-size to 15 or 18");
    refused("--devices", "cpu,cpu", "--batch-size", 1).failed("1 images", "--batch-size to 2");
  }

  @Test
  void epochsThatARuleForbidsAreRefusedInItsWords() {
    SmallRecipe slow = SmallRecipe.gray().with(Role.SCHEDULE, "warmupEpochs", 2.0);
    Invocation told = train(slow, "--epochs", 1, "--out", folder.resolve("refused"));
    assertThat(told.code()).isEqualTo(Launcher.FAILED);
    assertThat(told.err())
        .contains("SmallGray does not pass its rules")
        .contains("[warmup-longer-than-run] the warm-up of 2 epochs never ends in a run of 1 epoch")
        .contains("Fix: shorten the warm-up")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void aPrecisionThatThisVersionLacksIsRefused() {
    SmallRecipe recipe = SmallRecipe.gray();
    train(recipe.with(recipe.spec().precision(Precision.BF16)))
        .failed("SmallGray asks for precision BF16", "set precision = FP32");
  }

  @Test
  void aFileInPlaceOfTheOutputFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    train(SmallRecipe.gray(), "--out", file)
        .failed("can't write to " + file, "it is a file", "choose another --out");
    train(SmallRecipe.gray(), "--out", file.resolve("below"))
        .failed("can't write to " + file.resolve("below"), "choose another --out");
    assertThat(file).hasContent("kept");
  }

  @Test
  void anOutputFolderThatHoldsARunIsLeftAlone() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path weights = Files.writeString(out.resolve("weights.safetensors"), "an earlier run");
    train(SmallRecipe.gray(), "--out", out).failed(out + " is not empty", "choose another --out");
    assertThat(out.toFile().list()).containsExactly("weights.safetensors");
    assertThat(weights).hasContent("an earlier run");
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAndTheMetricsStay() {
    SmallRecipe hot = SmallRecipe.gray().with(Role.OPTIMIZER, "learningRate", 1e30);
    Path out = folder.resolve("out");
    train(hot, "--out", out)
        .failed("the loss is ", " at step ", "at learning rate ", "lower the learning rate");
    Metrics metrics = Metrics.read(out);
    assertThat(metrics.all("start")).hasSize(1);
    assertThat(metrics.all("step")).isNotEmpty();
    assertThat(metrics.all("finish")).isEmpty();
    assertThat(out.resolve("weights.safetensors")).doesNotExist();
  }

  @Test
  void verboseAddsTheStackTrace() {
    Invocation told = refused("--epochs", 0, "--verbose");
    assertThat(told.code()).isEqualTo(Launcher.FAILED);
    assertThat(told.err())
        .startsWith("scoville: --epochs is 0")
        .contains(LaunchProblem.class.getName(), "\tat ");
  }
}
