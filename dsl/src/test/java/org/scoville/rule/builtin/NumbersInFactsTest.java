package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.EMA;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleBook;
import org.scoville.sample.Recipes;

class NumbersInFactsTest {
  @Test
  void aHalfLifeInEpochsIsReportedInRoundedBatches() {
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
}
