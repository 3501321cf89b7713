package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.runtime.explain.Comparison;
import org.scoville.runtime.explain.ComparisonJson;
import org.scoville.runtime.explain.ComparisonText;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.explain.ExplanationText;
import org.scoville.runtime.explain.ResolvedRecipe;
import org.scoville.runtime.precision.ComputeCapability;
import org.scoville.runtime.precision.Gpus;
import org.scoville.runtime.precision.Hardware;
import org.scoville.runtime.precision.ProcessorBf16;
import org.scoville.runtime.wiring.RecipeCatalog;

/** Each published recipe can be explained, and compared with each other one. */
class EveryRecipeTest {
  private static final int NARROW = 80;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ResolvedRecipe> EXPLAINED =
      RecipeCatalog.load().recipes().stream().map(ResolvedRecipe::of).toList();

  static List<ResolvedRecipe> recipes() {
    return EXPLAINED;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isExplainedWithAllItsEffects(ResolvedRecipe recipe) throws Exception {
    assertThat(ExplanationText.of(recipe))
        .containsSubsequence("Ingredients", "Plan", "Effects", "Findings", "Learning rate")
        .doesNotContain("  open ");
    JsonNode effects = JSON.readTree(ExplanationJson.of(recipe)).get("effects");
    assertThat(List.of("run", "learningRate", "weightDecay", "resolution", "cost"))
        .allSatisfy(effect -> assertThat(effects.get(effect).isObject()).as(effect).isTrue());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isComparedWithEveryOther(ResolvedRecipe left) throws Exception {
    for (ResolvedRecipe right : EXPLAINED) {
      Comparison comparison = Comparison.of(left, right);
      assertThat(ComparisonText.of(comparison, NARROW).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(NARROW));
      JsonNode json = JSON.readTree(ComparisonJson.of(comparison));
      assertThat(json.get("workRatio").doubleValue()).isPositive();
      assertThat(json.get("differences").isEmpty()).isEqualTo(left.equals(right));
      assertThat(json.get("expectations").isEmpty()).isEqualTo(left.equals(right));
    }
  }

  @Test
  void mildIsExplainedAsThePageShows() throws Exception {
    Path page = Path.of("..", "docs", "explain.md");
    String written = Files.readString(page);
    int from = written.indexOf("```text\n") + "```text\n".length();
    int end = written.indexOf("```\n", from);
    ResolvedRecipe mild = ResolvedRecipe.of(RecipeCatalog.load().find("mild"));
    String printed = ExplanationText.of(mild.on(List.of("cpu"), new MachineOfThePage()));
    String now =
        printed.lines().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
    if ("write".equals(System.getProperty("scoville.docs"))) {
      Files.writeString(page, written.substring(0, from) + now + written.substring(end));
    } else {
      assertThat(written.substring(from, end)).as("-Dscoville.docs=write writes it").isEqualTo(now);
    }
  }

  /** One machine for the page, whatever the test runs on. */
  private record MachineOfThePage() implements Hardware {
    @Override
    public ProcessorBf16 processor() {
      return ProcessorBf16.of(List.of("flags : avx512_bf16"), Map.of());
    }

    @Override
    public Gpus gpus() {
      return Gpus.of(new ComputeCapability(7, 5));
    }
  }

  @Test
  void areAllListedInColumns() {
    List<String> lines = RecipeCatalog.load().lines();
    assertThat(lines).hasSameSizeAs(EXPLAINED);
    assertThat(lines.stream().map(line -> line.indexOf(" epochs, batch ")).distinct()).hasSize(1);
  }
}
