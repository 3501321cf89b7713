package com.example.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;

class LookaheadRulesTest {
  /** 10 epochs of 10 batches. */
  private static final RecipeSpec HUNDRED_STEPS =
      RecipeSpec.named("com.example.Short").epochs(10).batchSize(10).data(109, 10);

  private static AlgorithmUse lookahead(int syncBatches, double slowStep) {
    return AlgorithmUse.of(
        Ingredient.of("lookahead", Lookahead.class, Map.of())
            .with("syncBatches", syncBatches)
            .with("slowStep", slowStep));
  }

  private static AlgorithmUse swa(double endFraction) {
    return AlgorithmUse.of(
        Ingredient.of("swa", SWA.class, Map.of())
            .with("startFraction", 0.1)
            .with("endFraction", endFraction)
            .with("intervalEpochs", 1)
            .with("intervalBatches", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 1, SILENT",
    "101, 0, 1, FIRES",
    "50, 0, 0.5, SILENT",
    "51, 0, 0.5, FIRES",
    "30, 0.7, 1, SILENT",
    "31, 0.7, 1, FIRES",
    "5, 0.949, 1, SILENT",
    "6, 0.949, 1, FIRES",
  })
  void oneSynchronizationMustFitIntoTheWindow(
      int syncBatches, double from, double until, Verdict verdict) {
    RecipeSpec recipe = HUNDRED_STEPS.with(lookahead(syncBatches, 0.5).within(from, until));
    assertThat(LookaheadRules.NEVER_SYNCS.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void aRuleThatNeedsTheDataIsAskedAtLaunch() {
    RecipeSpec open = HUNDRED_STEPS.data(0, 10).with(lookahead(101, 0.5));
    assertThat(LookaheadRules.NEVER_SYNCS.ask(open)).isEqualTo(UNKNOWN);
    assertThat(LookaheadRules.NEVER_SYNCS.find(open.data(109, 10)).fact())
        .isEqualTo("Lookahead synchronizes after 101 batches, but acts on 100 of this run's 100");
  }

  @Test
  void aRemedyFitsIntoTheRun() {
    RecipeSpec recipe = HUNDRED_STEPS.with(lookahead(101, 0.5));
    assertThat(LookaheadRules.NEVER_SYNCS.find(recipe).fix())
        .isEqualTo("set syncBatches = 5, or train longer");
    assertThat(LookaheadRules.NEVER_SYNCS.find(recipe.epochs(1).data(40, 10)).fix())
        .isEqualTo("set syncBatches = 4, or train longer");
  }

  @Test
  void itsIntervalIsItsOwn() {
    RecipeSpec once = HUNDRED_STEPS.with(lookahead(5, 0.5));
    RecipeSpec twice = HUNDRED_STEPS.with(lookahead(5, 0.5).every(2));
    assertThat(LookaheadRules.TIMED_TWICE.ask(once)).isEqualTo(SILENT);
    assertThat(LookaheadRules.TIMED_TWICE.ask(twice)).isEqualTo(FIRES);
    assertThat(LookaheadRules.TIMED_TWICE.find(twice).location().member()).isEqualTo("every");
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1, FIRES", "1, 1, SILENT", "0.9, 0.9, SILENT", "0.9, 0.91, FIRES"})
  void itEndsBeforeSwaDoes(double end, double until, Verdict verdict) {
    RecipeSpec recipe = HUNDRED_STEPS.with(lookahead(5, 0.8).within(0, until)).with(swa(end));
    assertThat(LookaheadRules.UNDOES_SWA.ask(recipe)).isEqualTo(verdict);
    assertThat(LookaheadRules.UNDOES_SWA.find(recipe).fact()).endsWith("takes 20 % of it back");
  }

  @Test
  void recipesWithoutItHearNothing() {
    for (Rule rule : new LookaheadRules().rules()) {
      RecipeSpec counted = HUNDRED_STEPS.with(swa(0.9));
      assertThat(rule.ask(counted)).as(rule.id()).isEqualTo(SILENT);
      assertThat(rule.ask(counted.data(0, 0))).as(rule.id()).isEqualTo(SILENT);
    }
  }

  @Test
  void theRulesAreFoundAmongTheOthersAndPointAtWhatIsThere() {
    RuleBook book = RuleBook.load(getClass().getClassLoader());
    RecipeSpec recipe = HUNDRED_STEPS.with(lookahead(101, 0.5).every(2)).with(swa(0.9));
    assertThat(book.rules()).hasSizeGreaterThan(new LookaheadRules().rules().size());
    assertThat(book.judge(recipe).findings().stream().filter(LookaheadRulesTest::isOurs))
        .extracting(Finding::id)
        .containsExactly("lookahead-never-syncs", "lookahead-timed-twice", "lookahead-undoes-swa");
  }

  private static boolean isOurs(Finding finding) {
    return finding.location().method().equals("lookahead");
  }
}
