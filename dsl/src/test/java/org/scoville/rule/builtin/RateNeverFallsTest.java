package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Plugins;
import org.scoville.schedule.Constant;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;

/** Tests of the rule rate-never-falls. */
class RateNeverFallsTest {
  @ParameterizedTest
  @CsvSource({"29, FIRES", "30, FIRES", "31, SILENT", "90, SILENT"})
  void aRateThatIsToFallFallsWithinTheRun(int epochs, Verdict verdict) {
    Rule rule = ScheduleRules.NEVER_FALLS;
    Ingredient steps = Ingredients.defaults("rate", StepDecay.class);
    Ingredient milestones =
        Ingredients.defaults("rate", MultiStep.class)
            .with("milestoneEpochs", List.of(60.0, 30.0, 80.0));
    for (Ingredient schedule : List.of(steps, milestones)) {
      assertThat(rule.ask(plain(epochs).with(Role.SCHEDULE, schedule))).isEqualTo(verdict);
      assertThat(rule.ask(plain(epochs).with(Role.SCHEDULE, schedule.with("gamma", 1.0))))
          .as("a gamma of 1 leaves the rate where it is")
          .isEqualTo(FIRES);
    }
    Ingredient early = milestones.with("milestoneFractions", List.of(0.9));
    assertThat(rule.ask(plain(epochs).with(Role.SCHEDULE, early))).isEqualTo(SILENT);
  }

  @Test
  void theFirstFallIsNamed() {
    RecipeSpec recipe =
        plain(16).with(Role.SCHEDULE, Ingredients.defaults("rate", StepDecay.class));
    assertThat(ScheduleRules.NEVER_FALLS.find(recipe))
        .returns(RecipeLocation.hyperparameter("rate", "everyEpochs"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("StepDecay's first decay is at epoch 30", "after the end", "(16 epochs)");
  }

  private static Ingredient cosineUntil(double end) {
    return cosineDecay(8).with("decayEndFraction", end);
  }

  static Stream<Arguments> schedulesAndWhetherTheyFall() {
    Ingredient steps = Ingredients.defaults("rate", MultiStep.class);
    Ingredient early = steps.with("milestoneEpochs", List.of(30.0));
    return Stream.of(
        arguments(steps, FIRES),
        arguments(early, SILENT),
        arguments(early.with("gamma", 1.0), FIRES),
        arguments(early.with("gamma", 0.95), FIRES),
        arguments(early.with("gamma", 0.8), SILENT),
        arguments(cosineUntil(100), FIRES),
        // A cosine is at 0.9 after a fifth of its way: (1 + cos(pi / 5)) / 2 = 0.905.
        arguments(cosineUntil(5.2), FIRES),
        arguments(cosineUntil(3), SILENT),
        arguments(cosineDecay(8), SILENT),
        arguments(Ingredients.defaults("rate", Constant.class), SILENT),
        arguments(Ingredient.of("rate", new Plugins.Level(0.5)), FIRES),
        arguments(Ingredient.of("rate", new Plugins.Level(0)), SILENT));
  }

  @ParameterizedTest
  @MethodSource("schedulesAndWhetherTheyFall")
  void aScheduleThatIsNotConstantFallsWithinTheRun(Ingredient schedule, Verdict verdict) {
    RecipeSpec recipe = plain(90).with(Role.SCHEDULE, schedule);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe)).isEqualTo(verdict);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe.data(0, 0))).isEqualTo(verdict);
  }

  @Test
  void aRunOfAFewStepsHasNoRoomToFall() {
    RecipeSpec recipe = plain(1).batchSize(10).with(Role.SCHEDULE, cosineUntil(100));
    Ingredient steep = cosineUntil(100).with("warmupEpochs", 0.0);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe.data(90, 10).with(Role.SCHEDULE, steep)))
        .isEqualTo(SILENT);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe.data(100, 10).with(Role.SCHEDULE, steep)))
        .isEqualTo(FIRES);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe.data(100, 10)))
        .as("the warm-up is the fault")
        .isEqualTo(SILENT);
  }

  static Stream<Arguments> schedulesThatEndNearTheirHighest() {
    Ingredient climbing =
        Ingredients.defaults("rate", PolynomialDecay.class)
            .with("holdsAtEnd", false)
            .with("power", 2.0)
            .with("decayEndFraction", 0.5);
    Ingredient milestone =
        Ingredients.defaults("rate", MultiStep.class).with("milestoneEpochs", List.of(30.0));
    return Stream.of(
        arguments(90, cosineUntil(100), "CosineDecay", "100", "set decayEndFraction = 1"),
        // The warm-up of 8 epochs is longer than a twentieth of the run.
        arguments(90, cosineUntil(0.05), "CosineDecay", "100", "set decayEndFraction = 1"),
        arguments(90, climbing, "PolynomialDecay", "100", "set decayEndFraction = 1"),
        arguments(90, milestone.with("gamma", 0.95), "MultiStep", "95", "set gamma = 0.1"),
        arguments(
            90,
            cosineDecay(8).with("finalFactor", 0.95),
            "CosineDecay",
            "95",
            "set finalFactor = 0"),
        arguments(
            1,
            cosineDecay(0).with("granularity", "EPOCH"),
            "CosineDecay",
            "100",
            "set granularity = BATCH"),
        arguments(
            90,
            Ingredients.defaults("rate", MultiStep.class),
            "MultiStep",
            "100",
            "set milestones and a gamma of 0.1"),
        arguments(
            90,
            Ingredient.of("rate", new Plugins.Level(0.5)),
            "Level",
            "100",
            "choose a schedule that decays"));
  }

  @ParameterizedTest
  @MethodSource("schedulesThatEndNearTheirHighest")
  void theRateOfTheLastStepIsNamed(
      int epochs, Ingredient schedule, String type, String percent, String fix) {
    RecipeSpec recipe = plain(epochs).with(Role.SCHEDULE, schedule);
    assertThat(ScheduleRules.NEVER_FALLS.ask(recipe)).isEqualTo(FIRES);
    assertThat(ScheduleRules.NEVER_FALLS.find(recipe))
        .returns(
            "with %s the learning rate of the last step is %s %% of the highest in the run"
                .formatted(type, percent),
            Finding::fact)
        .returns(fix + ", or use Constant", Finding::fix);
  }

  static Stream<Arguments> milestonesThatAreTooLate() {
    return Stream.of(
        arguments(List.of(), List.of(1.0), "set a milestone before 1 in milestoneFractions"),
        arguments(List.of(90.0), List.of(), "set milestoneFractions in place of milestoneEpochs"),
        arguments(List.of(90.0), List.of(1.0), "choose earlier milestones"));
  }

  @ParameterizedTest
  @MethodSource("milestonesThatAreTooLate")
  void theMilestonesToChangeAreThoseThatItHas(
      List<Double> epochs, List<Double> fractions, String fix) {
    Ingredient late =
        Ingredients.defaults("rate", MultiStep.class)
            .with("milestoneEpochs", epochs)
            .with("milestoneFractions", fractions);
    assertThat(ScheduleRules.NEVER_FALLS.find(plain(90).with(Role.SCHEDULE, late)).fix())
        .startsWith(fix + ", ");
  }
}
