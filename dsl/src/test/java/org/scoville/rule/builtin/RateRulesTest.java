package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.Muon;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Plugins;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;

class RateRulesTest {

  private static RecipeSpec optimizer(Class<?> type, double rate) {
    return plain(90).with(Role.OPTIMIZER, defaults("optimizer", type).with("learningRate", rate));
  }

  @ParameterizedTest
  @CsvSource({"0.05, SILENT", "0.0501, FIRES", "2.048, FIRES"})
  void adamsRateIsNotThatOfSgd(double rate, Verdict verdict) {
    Rule rule = RateRules.ADAPTIVE_RATE_TOO_LARGE;
    assertThat(rule.ask(optimizer(AdamW.class, rate))).isEqualTo(verdict);
    assertThat(rule.ask(optimizer(DecoupledAdamW.class, rate))).isEqualTo(verdict);
    assertThat(rule.ask(plain(90).with(Role.OPTIMIZER, sgd(rate, 0.875, 5e-4)))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({"0.1, SILENT", "0.1001, FIRES"})
  void lambsRateIsAShareOfALayersLength(double rate, Verdict verdict) {
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.ask(optimizer(LAMB.class, rate)))
        .isEqualTo(verdict);
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.find(optimizer(LAMB.class, 2.048)))
        .returns("set learningRate = 0.005, which is usual", Finding::fix)
        .extracting(Finding::fact)
        .asString()
        .contains("LAMB's learningRate is 2.048", "of its length");
  }

  private static RecipeSpec muon(double rate, String scale, double restRate, String rest) {
    Ingredient muon =
        defaults("optimizer", Muon.class)
            .with("learningRate", rate)
            .with("scale", scale)
            .with("restLearningRate", restRate)
            .with("rest", rest);
    return plain(90).with(Role.OPTIMIZER, muon);
  }

  @ParameterizedTest
  @CsvSource({
    "0.02, SHAPE, 0.0003, ADAMW, SILENT",
    "0.24, UNIT_ROWS, 0.67, SGD, SILENT",
    "0.2, SHAPE, 2.048, SGD, SILENT",
    "0.201, SHAPE, 0.0003, ADAMW, FIRES",
    "1.01, UNIT_ROWS, 0.0003, ADAMW, FIRES",
    "0.02, SHAPE, 2.048, ADAMW, FIRES",
  })
  void muonsRateIsOfAMatrixAndItsRestHasAnother(
      double rate, String scale, double restRate, String rest, Verdict verdict) {
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.ask(muon(rate, scale, restRate, rest)))
        .isEqualTo(verdict);
  }

  @Test
  void whatAStepOfMuonMovesIsSaidOfTheRateThatIsTooLarge() {
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.find(muon(0.02, "SHAPE", 2.048, "ADAMW")))
        .returns("set restLearningRate = 0.001, which is usual", Finding::fix)
        .returns(RecipeLocation.hyperparameter("optimizer", "restLearningRate"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("Muon's restLearningRate is 2.048", "each weight by about as much");
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.find(muon(2, "SHAPE", 2, "ADAMW")).fix())
        .isEqualTo("set learningRate = 0.02 and restLearningRate = 0.001, which is usual");
    assertThat(RateRules.ADAPTIVE_RATE_TOO_LARGE.find(muon(2, "SHAPE", 0.0003, "ADAMW")))
        .returns("set learningRate = 0.02, which is usual", Finding::fix)
        .extracting(Finding::fact)
        .asString()
        .contains("a hidden matrix by about as much in each of its directions");
  }

  @ParameterizedTest
  @CsvSource({"1, SILENT", "0.9, SILENT", "0.89, FIRES", "0.5, FIRES"})
  void aScheduleEndsWithTheRun(double end, Verdict verdict) {
    RecipeSpec recipe = plain(90).with(Role.SCHEDULE, cosineDecay(8).with("decayEndFraction", end));
    assertThat(RateRules.RATE_OF_ZERO.ask(recipe)).isEqualTo(verdict);
    assertThat(RateRules.RATE_OF_ZERO.ask(recipe.data(0, 1000))).isEqualTo(verdict);
    RecipeSpec above =
        recipe.with(
            Role.SCHEDULE, cosineDecay(8).with("decayEndFraction", end).with("finalFactor", 0.01));
    assertThat(RateRules.RATE_OF_ZERO.ask(above)).isEqualTo(SILENT);
  }

  @Test
  void theShareOfTheRunIsNamed() {
    RecipeSpec half = plain(90).with(Role.SCHEDULE, cosineDecay(8).with("decayEndFraction", 0.5));
    assertThat(RateRules.RATE_OF_ZERO.find(half).fact())
        .contains("zero for 50 % of the run of 90 epochs");
  }

  @ParameterizedTest
  @CsvSource({"6, SILENT", "2, SILENT", "1, FIRES"})
  void theFirstStepOfAWarmupFromZeroIsUsual(int steps, Verdict verdict) {
    RecipeSpec recipe =
        plain(1).batchSize(10).data(10L * steps, 10).with(Role.SCHEDULE, cosineDecay(1));
    assertThat(RateRules.RATE_OF_ZERO.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void aThirdOfARunIs33Percent() {
    Ingredient still = cosineDecay(1).with("granularity", "EPOCH");
    assertThat(RateRules.RATE_OF_ZERO.find(plain(3).with(Role.SCHEDULE, still)).fact())
        .contains("zero for the first 33 % of the run of 3 epochs");
    RecipeSpec third =
        plain(90).with(Role.SCHEDULE, cosineDecay(8).with("decayEndFraction", 1 / 3.0));
    assertThat(RateRules.RATE_OF_ZERO.find(third).fact()).contains("zero for 67 % of the run");
  }

  @Test
  void aWarmupThatStandsStillForAnEpochIsMendedAtItsStart() {
    Ingredient still = cosineDecay(1).with("granularity", "EPOCH");
    RecipeSpec recipe = plain(5).batchSize(10).data(1000, 10).with(Role.SCHEDULE, still);
    assertThat(RateRules.RATE_OF_ZERO.find(recipe))
        .returns(RecipeLocation.hyperparameter("learningRate", "startFactor"), Finding::location)
        .returns("set granularity = BATCH, or a startFactor above zero", Finding::fix)
        .extracting(Finding::fact)
        .asString()
        .contains("zero for the first 20 % of the run of 5 epochs");
    for (Ingredient mended :
        List.of(still.with("granularity", "BATCH"), still.with("startFactor", 0.1))) {
      assertThat(RateRules.RATE_OF_ZERO.ask(recipe.with(Role.SCHEDULE, mended))).isEqualTo(SILENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"80, SILENT", "89.5, SILENT", "90, FIRES", "120, FIRES"})
  void aLaterMilestoneCanLiePastTheEndToo(double last, Verdict verdict) {
    RecipeSpec recipe = milestones(List.of(30.0, 60.0, last));
    assertThat(RateRules.MILESTONE_PAST_THE_END.ask(recipe)).isEqualTo(verdict);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe)).isEqualTo(SILENT);
  }

  @Test
  void theMilestonesPastTheEndAreNamedAndTheFirstIsAnotherRules() {
    assertThat(RateRules.MILESTONE_PAST_THE_END.find(milestones(List.of(30.0, 150.0, 120.0))))
        .returns(RecipeLocation.hyperparameter("rate", "milestoneEpochs"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .isEqualTo(
            "MultiStep decays at epochs 120 and 150 too, not before the end of the run (90 epochs)");
    assertThat(RateRules.MILESTONE_PAST_THE_END.find(milestones(List.of(30.0, 90.0))).fact())
        .isEqualTo("MultiStep decays at epoch 90 too, not before the end of the run (90 epochs)");
    assertThat(
            RateRules.MILESTONE_PAST_THE_END
                .find(milestones(List.of(9.0, 99.0, 98.0, 97.0)))
                .fact())
        .contains("at epochs 97, 98 and 99 too");
    assertThat(RateRules.MILESTONE_PAST_THE_END.ask(milestones(List.of(120.0)))).isEqualTo(SILENT);
  }

  @Test
  void stepsOfEpochsEndWithTheRunByThemselves() {
    RecipeSpec steps = plain(90).with(Role.SCHEDULE, defaults("rate", StepDecay.class));
    assertThat(RateRules.MILESTONE_PAST_THE_END.ask(steps)).isEqualTo(SILENT);
    assertThat(RateRules.MILESTONE_PAST_THE_END.ask(steps.epochs(91))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.2, false, FIRES",
    "3, 0.999, false, FIRES",
    "3, 1, false, SILENT",
    "3, 0.2, true, SILENT",
    "2, 0.2, false, SILENT",
    "2.5, 0.2, false, SILENT",
  })
  void anOddPowerPastItsEndIsNegative(double power, double end, boolean holds, Verdict verdict) {
    RecipeSpec recipe = plain(90).with(Role.SCHEDULE, power(power, end, holds));
    assertThat(RateRules.NEGATIVE_RATE.ask(recipe)).isEqualTo(verdict);
    assertThat(RateRules.NEGATIVE_RATE.ask(recipe.data(0, 0))).isEqualTo(verdict);
  }

  private static Ingredient power(double power, double end, boolean holds) {
    return defaults("rate", PolynomialDecay.class)
        .with("power", power)
        .with("decayEndFraction", end)
        .with("holdsAtEnd", holds);
  }

  @Test
  void howFarTheRateFallsBelowZeroIsNamed() {
    // Without a warm-up four times the decay is left at its end: (1 - 5)^3.
    assertThat(RateRules.NEGATIVE_RATE.find(plain(90).with(Role.SCHEDULE, power(3, 0.2, false))))
        .returns(RecipeLocation.hyperparameter("rate", "holdsAtEnd"), Finding::location)
        .returns(
            "set holdsAtEnd = true, or choose a schedule that stays at zero or above", Finding::fix)
        .extracting(Finding::fact)
        .isEqualTo(
            "PolynomialDecay brings the learning rate down to -64 times its peak, so steps go up the"
                + " gradient");
    RecipeSpec plugin = plain(90).with(Role.SCHEDULE, "plugin", new Plugins.Level(-0.5));
    assertThat(RateRules.NEGATIVE_RATE.find(plugin))
        .returns(RecipeLocation.method("plugin"), Finding::location)
        .returns("choose a schedule that stays at zero or above", Finding::fix);
    assertThat(RateRules.NEGATIVE_RATE.ask(plugin)).isEqualTo(FIRES);
    assertThat(
            RateRules.NEGATIVE_RATE.ask(
                plain(90).with(Role.SCHEDULE, "plugin", new Plugins.Level(-1e-13))))
        .isEqualTo(SILENT);
  }

  private static RecipeSpec milestones(List<Double> epochs) {
    return plain(90)
        .with(Role.SCHEDULE, defaults("rate", MultiStep.class).with("milestoneEpochs", epochs));
  }
}
