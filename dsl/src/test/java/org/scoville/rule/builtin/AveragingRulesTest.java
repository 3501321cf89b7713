package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;
import org.scoville.schedule.Constant;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.Triangular;

class AveragingRulesTest {
  /** 10 epochs of 100 batches. */
  private static final RecipeSpec THOUSAND_STEPS =
      plain(10).batchSize(10).data(1009, 10).with(Role.SCHEDULE, cosineDecay(0));

  private static Verdict halfLife(RecipeSpec recipe) {
    return AveragingRules.HALF_LIFE_AGAINST_RUN.ask(recipe);
  }

  @ParameterizedTest
  @CsvSource({"100, SILENT", "100.1, FIRES", "1, SILENT", "5000, FIRES"})
  void theHalfLifeIsATenthOfTheRunAtMost(double batches, Verdict verdict) {
    assertThat(halfLife(THOUSAND_STEPS.with(ema(batches)))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "1.01, FIRES"})
  void aHalfLifeInEpochsIsHeldToTheSame(double epochs, Verdict verdict) {
    AlgorithmUse ema =
        AlgorithmUse.of(Ingredients.defaults("ema", EMA.class).with("halfLifeEpochs", epochs));
    assertThat(halfLife(THOUSAND_STEPS.with(ema))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0, 0, SILENT",
    "0.49, 1, 0, 0, FIRES",
    "0.5, 0.99, 0, 0, FIRES",
    "0.6, 1, 2, 0, SILENT",
    "0.59, 1, 2, 0, FIRES",
    "0.8, 1, 0, 0.5, FIRES",
    "0.8, 1, 0, 0.4, SILENT",
    "0.9, 1, 0, 0, FIRES",
    "0.1, 1, 2, 0, FIRES",
  })
  void aWindowThatOpensAtHalfThePeakRateIsExempt(
      double from, double until, double warmup, double finalFactor, Verdict verdict) {
    RecipeSpec recipe =
        THOUSAND_STEPS
            .with(Role.SCHEDULE, cosineDecay(warmup).with("finalFactor", finalFactor))
            .with(ema(200).within(from, until));
    assertThat(halfLife(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1, true, FIRES", "0.5, 0.8, true, SILENT", "0.6, 1, false, SILENT"})
  void theCosinesEndAndItsStartCount(double from, double end, boolean prefix, Verdict verdict) {
    RecipeSpec recipe =
        THOUSAND_STEPS
            .with(
                Role.SCHEDULE,
                cosineDecay(0)
                    .with("warmupFraction", 0.2)
                    .with("decayEndFraction", end)
                    .with("warmupPrefix", prefix))
            .with(ema(200).within(from, 1));
    assertThat(halfLife(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, SILENT", "0, 0.49, FIRES", "0.8, 0.7, FIRES", "0.2, 0.63, SILENT"})
  void aLineIsFollowedToItsEnd(double finalFactor, double from, Verdict verdict) {
    assertWindow(
        Ingredients.defaults("learningRate", LinearDecay.class).with("finalFactor", finalFactor),
        from,
        verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.31, SILENT", "0.3, 0.29, FIRES", "0.8, 0.5, FIRES"})
  void aStepIsWhereItIs(double milestone, double from, Verdict verdict) {
    assertWindow(
        Ingredients.defaults("learningRate", MultiStep.class)
            .with("milestoneFractions", List.of(milestone)),
        from,
        verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.6, FIRES", "0.5, 0.76, SILENT", "0.9, 0.1, FIRES"})
  void whatStillRisesHasNotDecayed(double peak, double from, Verdict verdict) {
    assertWindow(
        Ingredients.defaults("learningRate", Triangular.class)
            .with("peakEpochs", 0)
            .with("peakFraction", peak),
        from,
        verdict);
  }

  private static void assertWindow(Ingredient schedule, double from, Verdict verdict) {
    RecipeSpec recipe = THOUSAND_STEPS.with(Role.SCHEDULE, schedule).with(ema(200).within(from, 1));
    assertThat(halfLife(recipe)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"500, SILENT", "501, FIRES", "5000000, FIRES"})
  void aWindowShorterThanTheHalfLifeIsNoWayOut(double halfLife, Verdict verdict) {
    assertThat(halfLife(THOUSAND_STEPS.with(ema(halfLife).within(0.5, 1)))).isEqualTo(verdict);
  }

  @Test
  void aConstantRateNeverDecays() {
    RecipeSpec recipe =
        THOUSAND_STEPS
            .with(Role.SCHEDULE, Ingredients.defaults("learningRate", Constant.class))
            .with(ema(200).within(0.9, 1));
    assertThat(halfLife(recipe)).isEqualTo(FIRES);
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "0.999, FIRES", "0.3, FIRES"})
  void anAverageGoesOnToTheEnd(double until, Verdict verdict) {
    RecipeSpec recipe = THOUSAND_STEPS.with(ema(50).within(0, until));
    assertThat(AveragingRules.STOPS_EARLY.ask(recipe)).isEqualTo(verdict);
    assertThat(AveragingRules.STOPS_EARLY.find(recipe))
        .returns(RecipeLocation.role("ema", "until"), Finding::location);
  }

  private static AlgorithmUse swa(double end) {
    return AlgorithmUse.of(Ingredients.defaults("swa", SWA.class).with("endFraction", end));
  }

  @ParameterizedTest
  @CsvSource({"10, 0.9, SILENT", "10, 0.91, FIRES", "34, 0.97, SILENT", "33, 0.97, FIRES"})
  void anEpochFollowsTheEndOfSwa(int epochs, double end, Verdict verdict) {
    RecipeSpec recipe = THOUSAND_STEPS.epochs(epochs).with(swa(end));
    assertThat(AveragingRules.SWA_ENDS_WITH_THE_RUN.ask(recipe)).isEqualTo(verdict);
    assertThat(AveragingRules.SWA_ENDS_WITH_THE_RUN.find(recipe).fact())
        .contains("SWA ends at " + end, epochs + " epochs");
  }

  @ParameterizedTest
  @CsvSource({"0.9, SILENT", "0.91, FIRES", "1, FIRES"})
  void averagedByBatchesItIsTheSame(double end, Verdict verdict) {
    AlgorithmUse swa =
        AlgorithmUse.of(
            Ingredients.defaults("swa", SWA.class)
                .with("endFraction", end)
                .with("intervalEpochs", 0)
                .with("intervalBatches", 5));
    assertThat(AveragingRules.SWA_ENDS_WITH_THE_RUN.ask(THOUSAND_STEPS.with(swa)))
        .isEqualTo(verdict);
  }

  @Test
  void swaKeepsItsOwnTime() {
    for (AlgorithmUse timed :
        List.of(swa(0.9).every(2), swa(0.9).within(0.5, 1), swa(0.9).within(0, 0.9))) {
      assertThat(AveragingRules.SWA_TIMED.ask(THOUSAND_STEPS.with(timed))).isEqualTo(FIRES);
    }
    assertThat(AveragingRules.SWA_TIMED.ask(THOUSAND_STEPS.with(swa(0.9)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0, FIRES", "0.89, FIRES", "0.9, SILENT", "0.95, SILENT"})
  void anEmaAveragesAfterSwaAtBest(double from, Verdict verdict) {
    RecipeSpec recipe = THOUSAND_STEPS.with(swa(0.9)).with(ema(20).within(from, 1));
    assertThat(AveragingRules.EMA_AND_SWA.ask(recipe)).isEqualTo(verdict);
    assertThat(AveragingRules.EMA_AND_SWA.find(recipe))
        .returns(RecipeLocation.method("ema"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("SWA", "at 0.9");
  }

  @Test
  void oneAverageIsFine() {
    assertThat(AveragingRules.EMA_AND_SWA.ask(THOUSAND_STEPS.with(swa(0.9)))).isEqualTo(SILENT);
    assertThat(AveragingRules.EMA_AND_SWA.ask(THOUSAND_STEPS.with(ema(20)))).isEqualTo(SILENT);
  }

  @Test
  void theNumberOfStepsMustBeKnown() {
    RecipeSpec open = THOUSAND_STEPS.with(ema(5000).every(20)).data(0, 10);
    assertThat(halfLife(open)).isEqualTo(UNKNOWN);
    assertThat(AveragingRules.AVERAGED_STATISTICS.ask(open)).isEqualTo(UNKNOWN);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_INTERVAL.ask(open)).isEqualTo(SILENT);
    assertThat(halfLife(open.data(1000, 10))).isEqualTo(FIRES);
  }

  @ParameterizedTest
  @CsvSource({"625, SILENT", "626, FIRES", "100, SILENT"})
  void statisticsOfASlowAverageAreAveragedToo(double halfLife, Verdict verdict) {
    // 1,281,167 images in batches of 2048 are 625 batches an epoch.
    assertThat(AveragingRules.AVERAGED_STATISTICS.ask(plain(90).with(ema(halfLife))))
        .isEqualTo(verdict);
  }

  @Test
  void theShareIsNamed() {
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.find(THOUSAND_STEPS.with(ema(104))))
        .returns(RecipeLocation.method("ema"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("104 of 1000 batches", "10.4 %", "1000");
  }

  @ParameterizedTest
  @CsvSource({"40, 20, SILENT", "39.9, 20, FIRES", "2, 1, SILENT", "1.9, 1, FIRES"})
  void theHalfLifeIsTwoUpdatesAtLeast(double batches, int every, Verdict verdict) {
    assertThat(
            AveragingRules.HALF_LIFE_AGAINST_INTERVAL.ask(
                THOUSAND_STEPS.with(ema(batches).every(every))))
        .isEqualTo(verdict);
  }

  /** A half-life in batches, its interval, and what is said of a run of 1000 batches. */
  @ParameterizedTest
  @CsvSource({
    "5, 20, 'set halfLifeBatches = 100, five updates, or more'",
    "5, 21, 'set every = 1; five of the present updates are more than a tenth of the run'",
    "60, 100000, 'set every = 12; five of the present updates are more than a tenth of the run'",
    "1, 400, 'set halfLifeBatches = 100, a tenth of the run, and every = 20'",
    "200, 101, 'set halfLifeBatches = 100, a tenth of the run, and every = 20'",
  })
  void aShortHalfLifeIsMendedWithoutMakingItTooLong(double halfLife, int every, String fix) {
    RecipeSpec recipe = THOUSAND_STEPS.with(ema(halfLife).every(every));
    assertThat(AveragingRules.HALF_LIFE_AGAINST_INTERVAL.find(recipe).fix()).isEqualTo(fix);
  }

  @ParameterizedTest
  @CsvSource({"20, 4", "20, 1", "200, 20", "5, 20", "1, 7"})
  void eachOfTheTwoRulesIsSilentOnWhatTheOtherNames(double share, int every) {
    RecipeSpec recipe = THOUSAND_STEPS.epochs(3).with(ema(share).every(every));
    for (Rule rule :
        List.of(AveragingRules.HALF_LIFE_AGAINST_INTERVAL, AveragingRules.HALF_LIFE_AGAINST_RUN)) {
      if (rule.ask(recipe) == FIRES) {
        Matcher values =
            Pattern.compile("(halfLifeBatches|every) = (\\d+)").matcher(rule.find(recipe).fix());
        double halfLife = share;
        int interval = every;
        while (values.find()) {
          int value = Integer.parseInt(values.group(2));
          halfLife = values.group(1).equals("every") ? halfLife : value;
          interval = values.group(1).equals("every") ? value : interval;
        }
        RecipeSpec mended = THOUSAND_STEPS.epochs(3).with(ema(halfLife).every(interval));
        assertThat(AveragingRules.HALF_LIFE_AGAINST_INTERVAL.ask(mended)).isEqualTo(SILENT);
        assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.ask(mended)).isEqualTo(SILENT);
      }
    }
  }

  @Test
  void aRunOfTooFewBatchesHasNoRoomForAnAverage() {
    RecipeSpec recipe = THOUSAND_STEPS.epochs(1).data(190, 10).with(ema(3).every(2));
    assertThat(halfLife(recipe)).isEqualTo(FIRES);
    assertThat(AveragingRules.HALF_LIFE_AGAINST_RUN.find(recipe).fix())
        .isEqualTo("drop EMA; a run of 19 batches is too short for it");
  }

  @Test
  void withoutAnAverageNothingIsSaid() {
    assertThat(new AveragingRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(THOUSAND_STEPS)).isEqualTo(SILENT));
  }

  @Test
  void aRunWithoutASingleFullBatchIsAnotherRulesMatter() {
    assertThat(halfLife(THOUSAND_STEPS.data(9, 10).with(ema(100)))).isEqualTo(SILENT);
  }

  /** A cosine of 30 epochs is at half before 8 epochs are left, but never 31 of them. */
  @ParameterizedTest
  @CsvSource({"8, true", "31, false"})
  void aLaterStartIsNamedOnlyWhereItHelps(double epochs, boolean helps) {
    RecipeSpec recipe =
        plain(30)
            .with(
                AlgorithmUse.of(
                    Ingredients.defaults("ema", EMA.class)
                        .with("halfLifeBatches", 0.0)
                        .with("halfLifeEpochs", epochs)));
    String fix = AveragingRules.HALF_LIFE_AGAINST_RUN.find(recipe).fix();
    assertThat(fix).startsWith("set halfLifeEpochs = 3, a tenth of the run");
    assertThat(fix.contains("set from")).isEqualTo(helps);
  }
}
