package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;

class RelativeAverageTest {
  private static final Ancestor MILD = Ancestor.of(mild(36));

  @ParameterizedTest
  @CsvSource({"256, FIRES", "1638, FIRES", "1639, SILENT", "2730, SILENT", "2731, FIRES"})
  void aHalfLifeInBatchesIsForItsBatch(int batchSize, Verdict verdict) {
    Rule rule = RelativeRules.AVERAGE_NOT_SCALED;
    RecipeSpec recipe = child(batchSize);
    assertThat(rule.ask(recipe)).isEqualTo(verdict);
    RecipeSpec scaled = child(batchSize).with(Role.OPTIMIZER, sgd(0.256, 0.875, 5e-4));
    assertThat(rule.ask(scaled)).isEqualTo(verdict);
    RecipeSpec without = plain(36).batchSize(batchSize).origin(MILD);
    assertThat(rule.ask(without)).isEqualTo(SILENT);
    assertThat(rule.ask(without.with(ema(800).every(20)))).isEqualTo(SILENT);
    assertThat(rule.ask(without.with(inEpochs(0.16)))).isEqualTo(SILENT);
    assertThat(rule.ask(recipe.origin(Ancestor.of(plain(36))))).isEqualTo(SILENT);
  }

  @Test
  void anAverageIsComparedWithTheAncestorThatSettledIt() {
    Ancestor old = Ancestor.of(mild(36));
    RecipeSpec half = mild(36).batchSize(1024).with(Role.OPTIMIZER, sgd(1.024, 0.875, 5e-4));
    RecipeSpec child = half.with(Role.OPTIMIZER, sgd(0.9, 0.875, 5e-4));
    List<Ancestor> both = List.of(Ancestor.of(half), old);
    // The parent settled the rate and kept the half-life of its own parent.
    assertThat(Ancestor.origin(child, both)).contains(Ancestor.of(half));
    assertThat(Ancestor.averageOrigin(child, both)).contains(old);
    RecipeSpec read =
        child
            .origin(Ancestor.of(half))
            .averageOrigin(Ancestor.averageOrigin(child, both).orElseThrow());
    assertThat(RelativeRules.AVERAGE_NOT_SCALED.ask(read)).isEqualTo(FIRES);
    assertThat(RelativeRules.AVERAGE_NOT_SCALED.find(read).fix())
        .isEqualTo("set halfLifeEpochs in place of it, or halfLifeBatches = 200");
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(read)).isEqualTo(SILENT);
  }

  @Test
  void itsMessageSaysTheImagesOfBoth() {
    assertThat(RelativeRules.AVERAGE_NOT_SCALED.find(child(256)).fact())
        .isEqualTo(
            "EMA's half-life of 100 batches is 25,600 images at batchSize 256; in Plain, at"
                + " 2048, it was 204,800");
  }

  /** Mild's child with another batch. */
  private static RecipeSpec child(int batchSize) {
    return mild(36).batchSize(batchSize).origin(MILD);
  }

  private static AlgorithmUse inEpochs(double halfLife) {
    return AlgorithmUse.of(
        defaults("ema", EMA.class).with("halfLifeBatches", 0.0).with("halfLifeEpochs", halfLife));
  }
}
