package org.scoville.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.model.CifarResNet;
import org.scoville.runtime.launch.Scoville;
import org.scoville.runtime.wiring.CompiledRecipe;

/** The recipe as the compiler wrote it down: found, explained, and trained on a few images. */
class FashionMildTest {
  private static final double CHANCE_PERCENT = 10;
  private static final int LONGEST_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void theGeneratedTrainerIsFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(CompiledRecipe.class))
        .hasAtLeastOneElementOfType(FashionMildTrainer.class)
        .extracting(recipe -> recipe.spec().simpleName())
        .contains("FashionMild", "NvidiaBaseline");
  }

  @Test
  void theGeneratedModuleIsTheRecipe() {
    FashionMild recipe = new FashionMildModule();
    assertThat(recipe.model()).asInstanceOf(type(CifarResNet.class)).returns(8, CifarResNet::depth);
    assertThat(recipe.labelSmoothing().smoothing()).isEqualTo(0.08);
    assertThat(new FashionMildTrainer().spec().epochs()).isEqualTo(16);
  }

  @Test
  void itIsExplainedWithItsPlanAndNothingButACaveatOnItsWeights() {
    assertThat(explained("--data", FewImages.SHIPPED.toString()))
        .contains("FashionMild (org.scoville.examples.FashionMild)")
        .contains("images        10000", "steps         1248, 78 an epoch")
        .containsSubsequence("Plan", "LabelSmoothing", "every batch", "EMA", "every 5 batches")
        .doesNotContain("See: ")
        .contains("Findings\n  caveats", ", which --all shows: [ema-eval-wrong-weights]\n")
        .contains("Learning rate\n    0.4000 │");
  }

  @Test
  void itsMainLearnsFromAFewImagesInAProcessOfItsOwn() throws Exception {
    Path data = FewImages.write(folder);
    Path out = folder.resolve("out");
    Run run = run("--data", data, "--out", out, "--epochs", 2, "--batch-size", 32);
    assertThat(run.code()).as(run.text()).isZero();
    Matcher top1 =
        Pattern.compile("top-1 +([0-9.]+) % with the trained weights").matcher(run.text());
    assertThat(top1.find()).as(run.text()).isTrue();
    assertThat(Double.parseDouble(top1.group(1))).isGreaterThan(4 * CHANCE_PERCENT);
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "metrics.jsonl",
            "run.json",
            "weights.safetensors",
            "averaged.safetensors",
            "checkpoints");
  }

  @Test
  void itsMainRefusesARunThatIsAllWarmUpInTheRulesWords() throws Exception {
    Run run = run("--data", FewImages.write(folder), "--out", folder.resolve("out"), "--epochs", 1);
    assertThat(run.code()).isNotZero();
    assertThat(run.text())
        .contains("[warmup-longer-than-run] the warm-up of 1 epoch never ends")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static String explained(String... options) {
    PrintStream former = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> args = new ArrayList<>(List.of("explain", "FashionMild"));
    args.addAll(List.of(options));
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Scoville.main(args.toArray(new String[0]));
    } finally {
      System.setOut(former);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The exit code and the output of a process. */
  private record Run(int code, String text) {}

  private Run run(Object... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add(FashionMildTrainer.class.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    // A variable and not an argument: the class path may be longer than a command line.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Run(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
