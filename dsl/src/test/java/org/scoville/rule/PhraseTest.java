package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.EMA;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.sample.Recipes;

class PhraseTest {
  @ParameterizedTest
  @CsvSource({
    "62.400000000000006, 62.4",
    "0.30000000000000004, 0.3",
    "0.3333333333333333, 0.333333",
    "1234567.8912345678, 1234570",
    "2.220446049250313e-16, 2.22045e-16",
    "0.12345678, 0.12345678",
    "123456789.5, 123457000",
    "4.9e-324, 4.9e-324",
    "1.7976931348623157e308, 1.79769e308",
    "1281167, 1281167",
    "-0.1, -0.1",
    "NaN, NaN"
  })
  void aValueStaysAsItIsWrittenAndACalculatedOneIsRounded(double number, String said) {
    assertThat(Phrase.number(number)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "1.75e-4, 0.0175",
    "0.5, 50",
    "4.9e-324, 4.94e-322",
    "1e300, 1e302",
    "0, 0",
    "Infinity, Infinity"
  })
  void aShareIsSaidInAsFewSignsAsItTakes(double share, String said) {
    assertThat(Phrase.percent(share)).isEqualTo(said);
  }

  @Test
  void aHalfLifeInEpochsIsToldInBatchesAsAPersonWould() {
    RecipeSpec recipe =
        Recipes.plain(16)
            .batchSize(128)
            .data(9_984, 10)
            .with(
                AlgorithmUse.of(
                        Ingredient.of("ema", EMA.class, Map.of())
                            .with("halfLifeBatches", 0.0)
                            .with("halfLifeEpochs", 0.8))
                    .every(50));
    assertThat(facts(recipe)).anyMatch(fact -> fact.contains("EMA's half-life of 62.4 batches"));
  }

  @Test
  void theSmallestDecayTakesALineAsAnyOther() {
    RecipeSpec recipe =
        Recipes.plain(16)
            .with(
                Role.OPTIMIZER,
                Ingredient.of("optimizer", DecoupledSGD.class, Map.of())
                    .with("learningRate", 0.4)
                    .with("momentum", 0.9)
                    .with("dampening", 0.0)
                    .with("weightDecay", Double.MIN_VALUE)
                    .with("nesterov", false)
                    .with("decayNormsAndBiases", true));
    assertThat(facts(recipe))
        .anyMatch(fact -> fact.contains("weightDecay of 4.9e-324 takes 4.94e-322 % off"))
        .allMatch(fact -> fact.length() < 200);
  }

  private static List<String> facts(RecipeSpec recipe) {
    return RuleBook.load(RuleBook.class.getClassLoader()).judge(recipe).findings().stream()
        .map(Finding::fact)
        .toList();
  }

  @Property
  void noNumberFillsALine(@ForAll double number) {
    assertThat(Phrase.number(number)).hasSizeLessThan(24);
    assertThat(Phrase.rounded(number)).hasSizeLessThan(24);
    assertThat(Phrase.percent(number)).hasSizeLessThan(24);
  }
}
