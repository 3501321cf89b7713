package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Role;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.wiring.CompiledRecipe;

/** Checks of the messages about command-line options that can't be followed. */
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
    Invocation printed = train(SmallRecipe.gray(), words);
    assertThat(out).as("nothing starts").doesNotExist();
    return printed;
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
    refused(option, value).misused(option + " is " + value, "at least", "SmallRecipe --help");
    Invocation.scoville("explain", "small-gray", option, value)
        .misused(option + " is " + value, "scoville explain --help");
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, abc, 2147483647",
    "--epochs, 99999999999, 2147483647",
    "--seed, 1e3, 9223372036854775807"
  })
  void aWordThatIsNoNumberIsNamedWithWhatWouldBeOne(String option, String word, long most) {
    refused(option, word)
        .misused("%s is \"%s\"; give a whole number of at most %d".formatted(option, word, most));
  }

  @Test
  void moreThreadsThanTheCoresBearAreRefusedWithTheNumber() {
    int most = 4 * Runtime.getRuntime().availableProcessors();
    refused("--threads", most + 1).misused("--threads is " + (most + 1), "at most " + most);
    refused("--threads", most, "--devices", "cpu,cpu")
        .misused("--threads is %d for each of 2 replicas".formatted(most), "at most " + most / 2);
    String devices = String.join(",", Collections.nCopies(most + 1, "cpu"));
    refused("--devices", devices)
        .misused("names cpu %d times".formatted(most + 1), "at most %d times".formatted(most));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, '\"nonsense\" is not a device; name cpu or cuda:0'",
    "'cpu,cuda', '\"cuda\" is not a device; did you mean cuda:0?'",
    "'cpu,cpi', '\"cpi\" is not a device; did you mean cpu?'",
    "'', '\"\" is not a device; name cpu or cuda:0'",
    "',', '--devices names none; name cpu or cuda:0'"
  })
  void aWordThatIsNoDeviceIsNamed(String devices, String sentence) {
    refused("--devices", devices).misused(sentence);
  }

  @Test
  void aDeviceThatThisMachineLacksIsNamed() {
    refused("--devices", "cuda:7")
        .failed("there is no device cuda:7", "choose another with --devices");
  }

  @Test
  void aBatchThatDoesNotDivideIsRefusedWithOnesThatDo() {
    refused("--devices", "cpu,cpu,cpu")
        .misused("16 images", "3 replicas", "--batch-size to 15 or 18");
    refused("--devices", "cpu,cpu", "--batch-size", 1)
        .misused("the batch of 1 image does not divide by 2 replicas", "--batch-size to 2");
  }

  @ParameterizedTest
  @CsvSource({
    "'cpu,cpu,cpu', 16, '16 images does not divide by 3 replicas; set --batch-size to 15 or 18'",
    "'cpu,cpu', 1, '1 image does not divide by 2 replicas; set --batch-size to 2'"
  })
  void explainRefusesTheBatchThatARunWouldRefuse(String devices, int batch, String sentence) {
    Invocation.scoville(
            "explain", "small-gray", "--devices", devices, "--batch-size", batch, "--json")
        .misused(sentence, "scoville explain --help");
    Invocation.scoville("explain", "small-gray", "--devices", devices, "--batch-size", batch)
        .misused(sentence, "scoville explain --help");
    Invocation.scoville("train", "small-gray", "--devices", devices, "--batch-size", batch)
        .misused(sentence, "scoville train --help");
  }

  @Test
  void anEmptyFolderNameIsNotTheCurrentFolder() {
    train(SmallRecipe.gray(), "--out", "").misused("--out is empty");
    Invocation.scoville("train", "small-gray", "--data", "").misused("--data is empty");
  }

  @Test
  void epochsThatARuleForbidsAreRefusedInItsWords() {
    SmallRecipe slow = SmallRecipe.gray().with(Role.SCHEDULE, "warmupEpochs", 2.0);
    Invocation printed = train(slow, "--epochs", 1, "--out", folder.resolve("refused"));
    assertThat(printed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(printed.err())
        .contains("SmallGray does not pass its rules")
        .contains("[warmup-longer-than-run] the warm-up of 2 epochs never ends in a run of 1 epoch")
        .contains("Fix: set warmupEpochs = 0.1, a tenth of the run, or train for 7 epochs or more")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void aPrecisionThatThisVersionLacksIsRefused() {
    SmallRecipe recipe = SmallRecipe.gray();
    train(recipe.with(recipe.spec().precision(Precision.FP16)))
        .failed("SmallGray asks for precision FP16", "set precision = BF16 or FP32");
    train(recipe, "--precision", "fp16").failed("SmallGray asks for precision FP16");
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
    Invocation printed = refused("--epochs", 0, "--verbose");
    assertThat(printed.code()).isEqualTo(ExitCode.MISUSED);
    assertThat(printed.err())
        .startsWith("scoville: --epochs is 0")
        .contains(UsageProblem.class.getName(), "\tat ");
  }
}
