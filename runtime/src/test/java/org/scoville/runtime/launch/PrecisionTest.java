package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Precision;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.wiring.CompiledRecipe;

/** A run's precision: by option or recipe, recorded, and kept when the run goes on. */
class PrecisionTest {
  @TempDir Path folder;
  private Path data = Path.of("");

  @BeforeEach
  void makeImages() {
    data = SmallImages.idx(folder.resolve("data"), 128, 8);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Invocation train(CompiledRecipe recipe, Object... more) {
    Object[] first = {"--data", data, "--out", out(), "--threads", 1, "--checkpoint-every", "5ba"};
    return Invocation.main(recipe, Stream.concat(Stream.of(first), Stream.of(more)).toArray());
  }

  private static CompiledRecipe saying(Precision precision) {
    SmallRecipe recipe = SmallRecipe.gray();
    return recipe.with(recipe.spec().precision(precision));
  }

  private JsonNode record() throws IOException {
    return new ObjectMapper().readTree(out().resolve("run.json").toFile());
  }

  @ParameterizedTest
  @CsvSource({"AUTO, fp32", "BF16, FP32", "FP16, Fp32"})
  void theOptionTakesThePlaceOfTheRecipesValue(Precision written, String option) throws Exception {
    assertThat(train(saying(written), "--epochs", 1, "--precision", option).worked().out())
        .doesNotContain("precision AUTO", "slow");
    assertThat(record().at("/run/precision").asText()).isEqualTo("FP32");
    assertThat(record().at("/run/precision_chosen").isNull()).isTrue();
    assertThat(record().at("/recipe/values/precision").asText()).isEqualTo("FP32");
    assertThat(record().get("options").toString()).contains("\"--precision\",\"" + option + "\"");
  }

  @ParameterizedTest
  @CsvSource({"train", "explain", "evaluate"})
  void anotherWordIsRefusedWithThoseThatThereAre(String command) {
    Invocation.scoville(command, "small-gray", "--precision", "tf32")
        .misused("--precision is \"tf32\"; choose one of fp32, bf16, fp16, auto");
  }

  @Test
  void aRunUnderAutoSaysWhatItIsHere() {
    PrecisionChoice here =
        PrecisionChoice.of(Precision.AUTO, List.of("cpu", "cpu"), new ThisMachine());
    assertThat(train(saying(Precision.AUTO), "--epochs", 1, "--devices", "cpu,cpu").out())
        .contains(here.sentence().orElseThrow());
  }

  @Test
  void aRunUnderAutoGoesOnInThePrecisionInWhichItBegan() throws Exception {
    train(saying(Precision.FP32)).worked();
    List<String> losses = Metrics.read(out()).losses();
    forgetTheEnd();
    assertThat(train(saying(Precision.AUTO), "--resume").worked().out())
        .contains("precision AUTO is FP32, because ")
        .doesNotContain("changed values");
    assertThat(Metrics.read(out()).losses()).isEqualTo(losses);
    assertThat(record().at("/run/precision").asText()).isEqualTo("FP32");
    assertThat(record().at("/run/precision_chosen").asText())
        .startsWith("precision AUTO is FP32, because ");
    assertThat(record().at("/recipe/values/precision").asText()).isEqualTo("AUTO");
  }

  /** Takes the end of a run away, as if it had been killed. */
  private void forgetTheEnd() throws IOException {
    List<Path> checkpoints;
    try (Stream<Path> files = Files.list(out().resolve("checkpoints"))) {
      checkpoints =
          files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    }
    Files.delete(checkpoints.get(checkpoints.size() - 1));
    Files.delete(out().resolve("weights.safetensors"));
  }

  @Test
  void resumeHandsThePrecisionOn() throws Exception {
    train(new SmallGrayTrainer()).worked();
    List<String> losses = Metrics.read(out()).losses();
    forgetTheEnd();
    Invocation.scoville("resume", out(), "--precision", "fp64")
        .misused("--precision is \"fp64\"; choose one of fp32, bf16, fp16, auto");
    Invocation.scoville("resume", out(), "--precision", "fp32").worked();
    assertThat(Metrics.read(out()).losses()).isEqualTo(losses);
    assertThat(record().get("options").toString()).contains("\"--precision\",\"fp32\"");
  }

  @Test
  void aRunInBf16ComputesInItAndGoesOnToTheSameBits() throws Exception {
    Path full = folder.resolve("full");
    Invocation.main(SmallRecipe.gray(), "--data", data, "--out", full, "--threads", 1).worked();
    train(SmallRecipe.gray(), "--precision", "bf16").worked();
    List<String> losses = Metrics.read(out()).losses();
    assertThat(losses).hasSameSizeAs(Metrics.read(full).losses());
    assertThat(losses).isNotEqualTo(Metrics.read(full).losses());
    byte[] weights = Files.readAllBytes(out().resolve("weights.safetensors"));
    forgetTheEnd();
    train(SmallRecipe.gray(), "--precision", "bf16", "--resume").worked();
    assertThat(Metrics.read(out()).losses()).isEqualTo(losses);
    assertThat(out().resolve("weights.safetensors")).hasBinaryContent(weights);
    assertThat(record().at("/run/precision").asText()).isEqualTo("BF16");
  }

  private static RunFacts facts(String used, String asked) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("precision", used);
    if (!asked.isEmpty()) {
      values.put("asked precision", asked);
    }
    return new RunFacts("Small", values, Map.of(), List.of());
  }

  private static List<String> changes(RunFacts before, RunFacts now) {
    return Resumption.changes(before.values(), now.values());
  }

  @Test
  void anotherPrecisionIsAChangedValueAndAnotherWordForTheSameIsNone() {
    assertThat(changes(facts("BF16", "AUTO"), facts("FP32", "FP32")))
        .containsExactly("precision FP32 in place of BF16");
    assertThat(changes(facts("BF16", "AUTO"), facts("BF16", "BF16"))).isEmpty();
    assertThat(changes(facts("FP32", ""), facts("FP32", "AUTO")))
        .as("checkpoints of before AUTO")
        .isEmpty();
  }

  @Test
  void theFactsOfARunTellItsPrecision() {
    assertThat(RecipeValues.precision(facts("BF16", "AUTO"))).contains(Precision.BF16);
    assertThat(RecipeValues.precision(facts("FP8", "AUTO"))).isEmpty();
    assertThat(RecipeValues.precision(facts("AUTO", "AUTO"))).isEmpty();
  }
}
