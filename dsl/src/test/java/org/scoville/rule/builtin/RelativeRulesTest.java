package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.channelsLast;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Publications.BASELINE;
import static org.scoville.sample.Publications.LONG;
import static org.scoville.sample.Publications.MIDDLING;
import static org.scoville.sample.Publications.SHORT;
import static org.scoville.sample.Publications.VARIATION;
import static org.scoville.sample.Recipes.hot;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.algorithm.RandAugment;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;
import org.scoville.sample.Publications;

class RelativeRulesTest {
  private static final List<Publication> HOT = Publications.of(LONG);
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());
  private static final Ancestor MILD = Ancestor.of(mild(36));

  /** Mild's child with another batch. */
  private static RecipeSpec child(int batchSize) {
    return mild(36).batchSize(batchSize).origin(MILD);
  }

  private static Ingredient optimizer(Class<?> type, double rate) {
    return defaults("optimizer", type).with("learningRate", rate);
  }

  /** A child of a recipe with this optimizer. */
  private static RecipeSpec child(int batchSize, Class<?> type, double oldRate, double rate) {
    RecipeSpec parent = mild(36).with(Role.OPTIMIZER, optimizer(type, oldRate));
    return parent
        .batchSize(batchSize)
        .with(Role.OPTIMIZER, optimizer(type, rate))
        .origin(Ancestor.of(parent));
  }

  @ParameterizedTest
  @CsvSource({
    "256, FIRES",
    "1638, FIRES",
    "1639, SILENT",
    "2048, SILENT",
    "2730, SILENT",
    "2731, FIRES"
  })
  void aRateIsForItsBatch(int batchSize, Verdict verdict) {
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(child(batchSize))).isEqualTo(verdict);
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(child(batchSize, SGD.class, 1.7, 1.7)))
        .isEqualTo(verdict);
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(child(batchSize, LARS.class, 7, 7)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.256, 0.3, 0.724, 1.08})
  void whoSetsARateOfHisOwnForTheBatchIsLeftAlone(double rate) {
    RecipeSpec recipe = child(256).with(Role.OPTIMIZER, sgd(rate, 0.875, 5e-4));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(recipe)).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "8192, 2.4576, FIRES",
    "8192, 2.7, FIRES",
    "8192, 2.8, SILENT",
    "8192, 8.192, SILENT",
    "8192, 12.2, SILENT",
    "8192, 12.4, FIRES",
    "256, 2, FIRES"
  })
  void aRateOfItsOwnCanMissTheBatchToo(int batchSize, double rate, Verdict verdict) {
    RecipeSpec recipe = child(batchSize).with(Role.OPTIMIZER, sgd(rate, 0.875, 5e-4));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(recipe)).isEqualTo(verdict);
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(recipe)).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "20.48, FIRES",
    "8.192, FIRES",
    "8.1, SILENT",
    "1.5, SILENT",
    "0.52, SILENT",
    "0.512, FIRES",
    "0.2048, FIRES"
  })
  void tenTimesTheRateIsSeldomMeant(double rate, Verdict verdict) {
    RecipeSpec recipe = child(2048).with(Role.OPTIMIZER, sgd(rate, 0.875, 5e-4));
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(recipe)).isEqualTo(verdict);
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(recipe.origin(Ancestor.named("Bare", 2048))))
        .isEqualTo(SILENT);
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(child(2048, AdamW.class, 2.048e-3, rate / 1000)))
        .isEqualTo(verdict);
  }

  @Test
  void whoRestatesTheOldRateIsNot() {
    RecipeSpec recipe = child(256).with(Role.OPTIMIZER, sgd(2.048, 0.875, 3e-4));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(recipe)).isEqualTo(FIRES);
  }

  @Test
  void withoutAnAncestorOrWithAnotherOptimizerNothingIsCompared() {
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(mild(36).batchSize(256))).isEqualTo(SILENT);
    assertThat(
            RelativeRules.RATE_NOT_SCALED.ask(
                child(256).with(Role.OPTIMIZER, optimizer(LARS.class, 2.048))))
        .isEqualTo(SILENT);
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(child(256).origin(Ancestor.named("Bare", 2048))))
        .isEqualTo(SILENT);
  }

  @ParameterizedTest
  @ValueSource(classes = {LAMB.class, AdamW.class, DecoupledAdamW.class})
  void adaptiveOptimizersAreNeverAskedToScaleInStep(Class<?> type) {
    RecipeSpec recipe = child(256, type, 5e-3, 5e-3);
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(recipe)).isEqualTo(SILENT);
    assertThat(RelativeRules.AVERAGE_NOT_SCALED.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void theMessageSaysBothBatchesAndTheRateThatFits() {
    Finding finding = RelativeRules.RATE_NOT_SCALED.find(child(256));
    assertThat(finding.location()).isEqualTo(RecipeLocation.recipe("batchSize"));
    assertThat(finding.fact())
        .isEqualTo(
            "batchSize is 256 where Plain has 2048, and DecoupledSGD's learningRate is still 2.048;"
                + " scaled with the batch it would be 0.256");
  }

  @Test
  void anAncestorWithoutABatchOrARateIsNoMeasure() {
    Ancestor odd = Ancestor.named("Odd", 0).with(sgd(2.048, 0.875, 0)).with(ema(100).ingredient());
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(child(256).origin(odd))).isEqualTo(SILENT);
    assertThat(RelativeRules.AVERAGE_NOT_SCALED.ask(child(256).origin(odd))).isEqualTo(SILENT);
    Ancestor still = Ancestor.named("Still", 2048).with(sgd(-1, 0.875, 0));
    assertThat(RelativeRules.MOMENTUM_CHANGED_ALONE.ask(child(256).origin(still)))
        .isEqualTo(UNKNOWN);
    RecipeSpec outOfRange = child(256).with(Role.OPTIMIZER, sgd(-1, 0.875, 0));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(outOfRange)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "4096, 1e-2, FIRES",
    "4096, 1.0099e-2, FIRES",
    "4096, 0.0102, SILENT",
    "4096, 7.07e-3, SILENT",
    "4096, 5e-3, FIRES",
    "2560, 5e-3, SILENT",
    "512, 1.25e-3, FIRES",
    "2560, 6.25e-3, SILENT",
    "2731, 6.667e-3, FIRES"
  })
  void adaptiveRatesGoWithTheSquareRoot(int batchSize, double rate, Verdict verdict) {
    Rule rule = RelativeRules.ADAPTIVE_RATE_NOT_SCALED_BY_ROOT;
    for (Class<?> type : List.of(LAMB.class, AdamW.class, DecoupledAdamW.class)) {
      assertThat(rule.ask(child(batchSize, type, 5e-3, rate))).isEqualTo(verdict);
    }
    assertThat(rule.ask(child(batchSize, SGD.class, 5e-3, rate))).isEqualTo(SILENT);
  }

  @Test
  void sgdAndDecoupledSgdMeanTheSameByARate() {
    RecipeSpec recipe = child(256).with(Role.OPTIMIZER, optimizer(SGD.class, 2.048));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(recipe)).isEqualTo(FIRES);
    assertThat(RelativeRules.RATE_NOT_SCALED.find(recipe).fact())
        .startsWith(
            "batchSize is 256 where Plain has 2048, and SGD's learningRate is still 2.048;");
    RecipeSpec far = child(2048).with(Role.OPTIMIZER, optimizer(SGD.class, 20.48));
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(far)).isEqualTo(FIRES);
    RecipeSpec adaptive = child(2048).with(Role.OPTIMIZER, optimizer(AdamW.class, 0.001));
    assertThat(RelativeRules.RATE_FAR_AWAY.ask(adaptive)).isEqualTo(SILENT);
  }

  @Test
  void anAdaptiveRateThatWasKeptIsNamedWithTheSquareRoot() {
    RecipeSpec recipe = child(8192, LAMB.class, 5e-3, 5e-3);
    assertThat(RelativeRules.ADAPTIVE_RATE_NOT_SCALED_BY_ROOT.find(recipe))
        .returns("set learningRate = 0.01, or tune it again", Finding::fix)
        .returns(
            "LAMB's learningRate is still 0.005 at a batch of 8192, where Plain has 2048; scaled with"
                + " the square root of the batch it would be 0.01",
            Finding::fact);
  }

  @Test
  void itsMessageSaysTheSquareRoot() {
    RecipeSpec recipe = child(8192, LAMB.class, 5e-3, 2e-2);
    assertThat(RelativeRules.ADAPTIVE_RATE_NOT_SCALED_BY_ROOT.find(recipe).fact())
        .isEqualTo(
            "LAMB's learningRate went from 0.005 to 0.02 in proportion to the batch, 2048 in Plain"
                + " and 8192 here; scaled with its square root it would be 0.01");
  }

  @ParameterizedTest
  @CsvSource({
    "0.875, SILENT",
    "0.89, SILENT",
    "0.9, FIRES",
    "0.95, FIRES",
    "0.85, SILENT",
    "0.84, FIRES"
  })
  void momentumAndRateAreAPair(double momentum, Verdict verdict) {
    Rule rule = RelativeRules.MOMENTUM_CHANGED_ALONE;
    RecipeSpec recipe = child(2048).with(Role.OPTIMIZER, sgd(2.048, momentum, 5e-4));
    assertThat(rule.ask(recipe)).isEqualTo(verdict);
    RecipeSpec tuned = child(2048).with(Role.OPTIMIZER, sgd(1.7, momentum, 5e-4));
    assertThat(rule.ask(tuned)).isEqualTo(SILENT);
  }

  @Test
  void itsMessageSaysHowFarAStepReaches() {
    RecipeSpec recipe = child(2048).with(Role.OPTIMIZER, sgd(2.048, 0.9, 5e-4));
    assertThat(RelativeRules.MOMENTUM_CHANGED_ALONE.find(recipe).fact())
        .isEqualTo(
            "DecoupledSGD's momentum is 0.9 where Plain has 0.875, and its learningRate is still"
                + " 2.048; learningRate / (1 - momentum) goes from 16.4 to 20.5");
    assertThat(BOOK.judge(recipe.batchSize(256)).findings())
        .extracting(Finding::id)
        .contains("lr-linear-scaling", "momentum-lr-pair");
  }

  private static RecipeSpec childOfSgd(double dampening, double momentum) {
    Ingredient old = optimizer(SGD.class, 2.048).with("momentum", 0.875);
    RecipeSpec parent = mild(36).with(Role.OPTIMIZER, old);
    Ingredient changed = old.with("dampening", dampening).with("momentum", momentum);
    return parent.with(Role.OPTIMIZER, changed).origin(Ancestor.of(parent));
  }

  @Test
  void dampeningIsAPartOfTheLengthOfSteps() {
    Rule rule = RelativeRules.MOMENTUM_CHANGED_ALONE;
    assertThat(rule.ask(childOfSgd(0.1, 0.875))).isEqualTo(SILENT);
    assertThat(rule.ask(childOfSgd(0.2, 0.875))).isEqualTo(FIRES);
    // Twice the gain of momentum, half of it dampened: (1 - 0.5) / (1 - 0.9375) = 8.
    assertThat(rule.ask(childOfSgd(0.5, 0.9375))).isEqualTo(SILENT);
    assertThat(rule.find(childOfSgd(0.5, 0.875)))
        .returns(RecipeLocation.hyperparameter("optimizer", "dampening"), Finding::location)
        .returns(
            "set learningRate = 4.1, which keeps the length of steps, or tune it again",
            Finding::fix)
        .returns(
            "SGD's dampening is 0.5 where Plain has 0, and its learningRate is still 2.048;"
                + " learningRate * (1 - dampening) / (1 - momentum) goes from 16.4 to 8.19",
            Finding::fact);
  }

  @Test
  void ofAMomentumThatWasChangedAloneOneFindingSpeaks() {
    RecipeSpec recipe = child(2048).with(Role.OPTIMIZER, sgd(2.048, 0.975, 5e-4));
    assertThat(BOOK.judge(recipe).findings())
        .extracting(Finding::id)
        .contains("momentum-lr-pair")
        .doesNotContain("lr-far-from-parent");
  }

  @Test
  void theRemedyIsTheAncestorsOwnRateWithAllItsDigits() {
    RecipeSpec recipe = child(2048).with(Role.OPTIMIZER, sgd(20.48, 0.875, 5e-4));
    assertThat(RelativeRules.RATE_FAR_AWAY.find(recipe).fix())
        .isEqualTo("set learningRate = 2.048, unless you tuned another");
    RecipeSpec larger = child(4096).with(Role.OPTIMIZER, sgd(2.048, 0.9375, 5e-4));
    assertThat(RelativeRules.RATE_NOT_SCALED.ask(larger))
        .as("twice the momentum's gain makes up for twice the batch")
        .isEqualTo(SILENT);
  }

  @Test
  void anAverageThatTheParentScaledIsComparedWithTheParent() {
    Ancestor old = Ancestor.named("Old", 2048).with(ema(200).ingredient());
    Ancestor parent = Ancestor.of(mild(36).batchSize(4096));
    RecipeSpec child = mild(36).batchSize(1024);
    assertThat(Ancestor.averageOrigin(child, List.of(parent, old))).contains(parent);
  }

  @ParameterizedTest
  @CsvSource({"9, FIRES", "9.999, FIRES", "10, SILENT"})
  void hotsSeverityIsTen(double severity, Verdict verdict) {
    RecipeSpec recipe = severity(severity, 1);
    Rule rule = RelativeRules.SEVERITY_OF_HOT;
    assertThat(rule.ask(recipe.publishing(HOT))).isEqualTo(verdict);
    assertThat(rule.ask(recipe.publishing(Publications.of(VARIATION, LONG)))).isEqualTo(verdict);
    assertThat(rule.ask(recipe.publishing(Publications.of(MIDDLING, LONG)))).isEqualTo(SILENT);
    assertThat(rule.ask(severity(9, 0).publishing(HOT))).isEqualTo(SILENT);
    Publication elsewhere = Publication.of("org.example.Other").lengths(180, 0);
    assertThat(rule.ask(recipe.publishing(Publications.of(elsewhere)))).isEqualTo(SILENT);
  }

  @Test
  void itsMessageNamesTheRecipe() {
    assertThat(RelativeRules.SEVERITY_OF_HOT.find(severity(9, 1).publishing(HOT)).fact())
        .isEqualTo("RandAugment's severity is 9, and the published Fierce's is 10");
  }

  private static RecipeSpec severity(double severity, int depth) {
    return plain(270)
        .with(AlgorithmUse.of(randAugment(depth).ingredient().with("severity", severity)));
  }

  @Test
  void whoDropsRandAugmentIsNotToldItsSeverity() {
    assertThat(RelativeRules.SEVERITY_OF_HOT.ask(mild(270).publishing(HOT))).isEqualTo(SILENT);
    assertThat(hot(270).find(RandAugment.class).orElseThrow().severity()).isEqualTo(9);
  }

  @Test
  void aBaselineIsComparedWithWhatCostsNothing() {
    Rule rule = RelativeRules.PLAIN_BASELINE;
    RecipeSpec baseline = nvidia(90).publishing(Publications.of(VARIATION, BASELINE));
    assertThat(rule.ask(baseline)).isEqualTo(FIRES);
    assertThat(rule.find(baseline).fact()).contains("without ChannelsLast and LabelSmoothing,");
    RecipeSpec laidOut = baseline.with(channelsLast());
    assertThat(rule.find(laidOut).fact()).contains("without LabelSmoothing,");
    assertThat(rule.ask(laidOut.with(labelSmoothing(0)))).isEqualTo(FIRES);
    assertThat(rule.ask(laidOut.with(labelSmoothing(0.1)))).isEqualTo(SILENT);
    assertThat(rule.ask(nvidia(90))).isEqualTo(SILENT);
    assertThat(rule.ask(nvidia(90).publishing(Publications.of(SHORT, BASELINE))))
        .as("a recipe of its own that extends a baseline is none")
        .isEqualTo(SILENT);
  }
}
