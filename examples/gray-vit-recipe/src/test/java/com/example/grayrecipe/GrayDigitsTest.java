package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.grayvit.DecoupledLion;
import com.example.grayvit.GrayArrays;
import com.example.grayvit.LayerScale;
import com.example.grayvit.Vit;
import com.example.grayvit.WarmupStableDecay;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.ingredient.Part;
import org.scoville.model.HeadBias;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.launch.Scoville;

/** The recipe as the compiler wrote it down: explained, compared, and trained on a few images. */
class GrayDigitsTest {
  private static final Pattern LOSS = Pattern.compile("\"loss\": ?([0-9.eE-]+)");
  private static final int LONGEST_SECONDS = 300;

  @TempDir Path folder;

  @Test
  void theGeneratedModuleHasTheForeignIngredients() {
    GrayDigits recipe = new GrayDigitsModule();
    assertThat(recipe.model()).isEqualTo(new Vit(28, 7, 64, 4, 4, HeadBias.ZERO));
    assertThat(recipe.train()).isEqualTo(new GrayArrays(28, 2, 0.5, 0.5));
    assertThat(recipe.optimizer()).isEqualTo(new DecoupledLion(1e-3, 0.9, 0.99, 1e-3));
    assertThat(recipe.learningRate()).isEqualTo(new WarmupStableDecay(0, 0.1, 0.2, 0));
    assertThat(recipe.layerScale()).isEqualTo(new LayerScale(0.1));
    RecipeSpec spec = new GrayDigitsTrainer().spec();
    for (Role role : List.of(Role.MODEL, Role.TRAIN, Role.OPTIMIZER, Role.SCHEDULE)) {
      assertThat(spec.declared(role, Part.class)).as("%s", role).isPresent();
    }
    assertThat(spec.find(LayerScale.class)).contains(recipe.layerScale());
  }

  @Test
  void itIsExplainedAsIfAllWereOurs() throws IOException {
    Path data = StripedArrays.write(folder.resolve("data"), 640, 200);
    assertThat(said("explain", "gray-digits", "--data", data.toString()))
        .contains("Vit", "GrayArrays", "DecoupledLion", "WarmupStableDecay", "LayerScale")
        .contains("Findings\n  none\n");
  }

  @Test
  void whatWasPublishedOfItIsExplained() {
    assertThat(said("explain", "gray-digits").replaceAll("\\s+", " "))
        .contains("Published 93.3 % top-1 in 0.24 min at 20 epochs on one thread")
        .contains("mean of 5 runs; 80 to 100 % by seed")
        .contains("(measured with the arrays of GrayDigitsTest)");
  }

  @Test
  void thePagesOfThePlugInsRulesArePrinted() {
    assertThat(said("rule", "lion-rate-of-adam").replaceAll("\\s+", " "))
        .contains("a Lion with a learning rate of more than 1e-3")
        .contains("a step of signs is longer");
  }

  @Test
  void itIsComparedWithTheFiguresThatThePlugInBrings() {
    assertThat(said("diff", "fashion-mild", "gray-digits").replaceAll("\\s+", " "))
        .contains("Vit(", "GrayArrays(", "DecoupledLion(", "WarmupStableDecay(", "LayerScale")
        .contains("up to 2 % of ImageNet top-1 for vision transformers over AdamW");
  }

  @Test
  void itsTrainerTrainsAFewSteps() throws IOException, InterruptedException {
    Path data = StripedArrays.write(folder.resolve("data"), 640, 200);
    Path out = folder.resolve("out");
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GrayDigitsTrainer.class.getName(),
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--epochs",
                "6",
                "--batch-size",
                "32")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    assertThat(out.resolve("weights.safetensors")).exists();
    List<Double> losses = losses(out);
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.9 * losses.get(0));
  }

  private static List<Double> losses(Path out) throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
      LOSS.matcher(line).results().forEach(loss -> losses.add(Double.valueOf(loss.group(1))));
    }
    return losses;
  }

  @Test
  void withoutThePlugInOnTheClassPathTheCommandNamesTheClass() throws Exception {
    Path jar = home(Vit.class);
    String path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(jar))
            .collect(Collectors.joining(File.pathSeparator));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                Scoville.class.getName(),
                "list")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(Files.readString(said))
        .contains("FashionMild")
        .contains(
            "names com.example.grayrecipe.GrayDigitsTrainer, which can't be loaded (the jar"
                + " with com/example/grayvit/Vit is missing)");
  }

  private static Path home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String said(String... args) {
    PrintStream former = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Scoville.main(args);
    } finally {
      System.setOut(former);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
