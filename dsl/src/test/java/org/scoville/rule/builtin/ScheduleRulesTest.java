package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.fact.Granularity;
import org.scoville.fact.RunClock;
import org.scoville.fact.WarmsUp;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.RateCurve;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Plugins;
import org.scoville.sample.Ranges;
import org.scoville.schedule.Constant;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;

class ScheduleRulesTest {
  private static RecipeSpec recipe(int epochs, double warmup) {
    return plain(epochs).with(Role.SCHEDULE, cosineDecay(warmup));
  }

  @ParameterizedTest
  @CsvSource({"10, 10, FIRES", "10, 11, FIRES", "10, 9.99, SILENT", "1, 0, SILENT"})
  void aWarmUpEndsBeforeTheRun(int epochs, double warmup, Verdict verdict) {
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.ask(recipe(epochs, warmup))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 3, SILENT",
    "10, 3.01, FIRES",
    "3, 0.9, SILENT",
    "90, 8, SILENT",
    "27, 8, SILENT",
    "26, 8, FIRES",
    "18, 8, FIRES",
    "1, 0, SILENT",
  })
  void aWarmUpTakesThirtyPercentOfTheRunAtMost(int epochs, double warmup, Verdict verdict) {
    assertThat(ScheduleRules.WARMUP_LARGE_FRACTION.ask(recipe(epochs, warmup))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0.3, SILENT", "0.31, FIRES", "1, FIRES"})
  void aWarmUpThatIsAFractionIsHeldToTheSame(double fraction, Verdict verdict) {
    RecipeSpec recipe =
        plain(10).with(Role.SCHEDULE, cosineDecay(0).with("warmupFraction", fraction));
    assertThat(ScheduleRules.WARMUP_LARGE_FRACTION.ask(recipe)).isEqualTo(verdict);
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.ask(recipe))
        .isEqualTo(fraction == 1 ? FIRES : SILENT);
    assertThat(ScheduleRules.WARMUP_LARGE_FRACTION.find(recipe).location())
        .isEqualTo(RecipeLocation.hyperparameter("learningRate", "warmupFraction"));
  }

  static Stream<Class<?>> schedules() {
    return Ranges.ingredients().stream().filter(RateCurve.class::isAssignableFrom);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everySchedulesRiseIsSeen(Class<?> type) {
    String member = type == Triangular.class ? "peakEpochs" : "warmupEpochs";
    RecipeSpec recipe =
        plain(10)
            .with(Role.SCHEDULE, Ingredients.defaults("learningRate", type).with(member, 10.0));
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.ask(recipe)).isEqualTo(FIRES);
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.find(recipe).location())
        .isEqualTo(RecipeLocation.hyperparameter("learningRate", member));
  }

  @Test
  void aTriangleMayHaveItsPeakInTheMiddle() {
    RecipeSpec recipe =
        plain(10)
            .with(
                Role.SCHEDULE,
                Ingredients.defaults("learningRate", Triangular.class).with("peakEpochs", 5.0));
    assertThat(new ScheduleRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }

  @Test
  void ofTheTwoFaultsOfAWarmUpTheStrongerSpeaks() {
    RuleBook book = RuleBook.of(new ScheduleRules().rules());
    assertThat(book.judge(recipe(8, 8)).findings())
        .extracting(Finding::id)
        .containsExactly("warmup-longer-than-run");
    assertThat(book.judge(recipe(9, 8)).findings())
        .extracting(Finding::id)
        .containsExactly("warmup-large-fraction");
  }

  @Test
  void theWarmUpIsNamedWhereItStands() {
    assertThat(ScheduleRules.WARMUP_LARGE_FRACTION.find(recipe(18, 8)))
        .returns(RecipeLocation.hyperparameter("learningRate", "warmupEpochs"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("8 epochs", "44.4 %", "18 epochs");
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.find(recipe(5, 8)).fact())
        .contains("8 epochs", "5 epochs");
  }

  @ParameterizedTest
  @CsvSource({
    "CosineDecay, EPOCH, 90, FIRES",
    "CosineDecay, BATCH, 90, SILENT",
    "CosineDecay, EPOCH, 1, SILENT",
    "LinearDecay, EPOCH, 90, FIRES",
    "PolynomialDecay, EPOCH, 90, FIRES",
    "Triangular, EPOCH, 90, FIRES",
    "StepDecay, EPOCH, 90, SILENT",
    "MultiStep, EPOCH, 90, SILENT",
    "Constant, EPOCH, 90, SILENT",
  })
  void onlyASmoothDecayWantsEachBatch(
      String type, String granularity, int epochs, Verdict verdict) {
    Class<?> schedule =
        schedules().filter(s -> s.getSimpleName().equals(type)).findFirst().orElseThrow();
    RecipeSpec recipe =
        plain(epochs)
            .with(
                Role.SCHEDULE,
                Ingredients.defaults("learningRate", schedule).with("granularity", granularity));
    assertThat(ScheduleRules.STEPS_OF_EPOCHS.ask(recipe)).isEqualTo(verdict);
    assertThat(ScheduleRules.STEPS_OF_EPOCHS.find(recipe))
        .returns(RecipeLocation.hyperparameter("learningRate", "granularity"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains(type, (epochs - 1) + " times");
  }

  @ParameterizedTest
  @CsvSource({"8, 1, SILENT", "8, 2, FIRES", "8, 0.5, FIRES", "0, 2, SILENT"})
  void aWarmUpsLineIsAsLongAsItself(double warmup, double stretch, Verdict verdict) {
    RecipeSpec recipe =
        plain(90).with(Role.SCHEDULE, cosineDecay(warmup).with("warmupStretch", stretch));
    assertThat(ScheduleRules.STRETCHED_WARMUP.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void whatAStretchDoesToTheRateIsNamed() {
    RecipeSpec late = plain(90).with(Role.SCHEDULE, cosineDecay(8).with("warmupStretch", 4.0));
    assertThat(ScheduleRules.STRETCHED_WARMUP.find(late).fact()).contains("8 epochs ends at 0.25");
    RecipeSpec early = plain(90).with(Role.SCHEDULE, cosineDecay(8).with("warmupStretch", 0.5));
    assertThat(ScheduleRules.STRETCHED_WARMUP.find(early).fact()).contains("after 0.5", "8 epochs");
  }

  @ParameterizedTest
  @CsvSource({"128, SILENT", "129, SILENT", "127, FIRES", "0, UNKNOWN"})
  void theDataFillABatch(long samples, Verdict verdict) {
    assertThat(ScheduleRules.BATCH_LARGER_THAN_DATA.ask(plain(16).batchSize(128).data(samples, 10)))
        .isEqualTo(verdict);
  }

  @Test
  void theBatchIsNamedAtTheRecipe() {
    assertThat(ScheduleRules.BATCH_LARGER_THAN_DATA.find(plain(16).batchSize(128).data(100, 10)))
        .returns(RecipeLocation.recipe("batchSize"), Finding::location)
        .extracting(Finding::fact)
        .asString()
        .contains("128", "100");
  }

  @Test
  void otherSchedulesAndOptimizersAreNotJudged() {
    RecipeSpec recipe =
        plain(4)
            .with(Role.SCHEDULE, Ingredients.unknown("learningRate", "com.example.Triangle"))
            .with(Role.OPTIMIZER, Ingredients.unknown("optimizer", "com.example.LAMB"));
    assertThat(new ScheduleRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(SILENT));
  }

  @ParameterizedTest
  @CsvSource({"0, 128", "-1, 128", "16, 0", "16, -1"})
  void aRunOfNothingIsLeftToTheRangeError(int epochs, int batchSize) {
    RecipeSpec recipe = recipe(epochs, 8).batchSize(batchSize);
    assertThat(new ScheduleRules().rules())
        .allSatisfy(rule -> assertThat(rule.ask(recipe)).isEqualTo(UNKNOWN));
    assertThat(ScheduleRules.WARMUP_LONGER_THAN_RUN.ask(recipe(8, 8))).isEqualTo(FIRES);
  }

  @ParameterizedTest
  @CsvSource({
    "1281167, 2048, SILENT",
    "60000, 128, SILENT",
    "10099, 100, SILENT",
    "9900, 100, SILENT",
    "9999, 100, SILENT",
    "9900, 9800, FIRES",
    "10000, 9901, SILENT",
    "10000, 9900, FIRES",
    "3000, 2048, FIRES",
    "100, 128, SILENT"
  })
  void theRestOfAnEpochIsTold(long images, int batchSize, Verdict verdict) {
    RecipeSpec recipe = plain(16).batchSize(batchSize).data(images, 10);
    assertThat(ScheduleRules.REST_OF_AN_EPOCH.ask(recipe)).isEqualTo(verdict);
  }

  @Test
  void howMuchIsLeftOutIsNamed() {
    RecipeSpec recipe = plain(16).batchSize(2048).data(3000, 10);
    assertThat(ScheduleRules.REST_OF_AN_EPOCH.find(recipe).fact())
        .isEqualTo(
            "batches of 2048 leave out 952 of the 3000 training images (31.7 %) in each epoch, different"
                + " ones each time");
    assertThat(ScheduleRules.REST_OF_AN_EPOCH.ask(recipe.data(0, 10))).isEqualTo(UNKNOWN);
  }

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

  /** A schedule of a plugin, whose warm-up has a member of another name. */
  public record Slow(double start) implements WarmsUp {
    @Override
    public Warmup warmup() {
      return new Warmup(start, 0, 1, 0);
    }

    @Override
    public Granularity granularity() {
      return Granularity.BATCH;
    }

    @Override
    public double rest(long step, long from, RunClock clock) {
      return 1;
    }
  }

  @Test
  void aWarmUpUnderAnotherNameIsCalledSo() {
    Ingredient triangle =
        Ingredients.defaults("rate", Triangular.class)
            .with("peakEpochs", 0.0)
            .with("peakFraction", 1.0);
    assertThat(
            ScheduleRules.WARMUP_LONGER_THAN_RUN
                .find(plain(16).with(Role.SCHEDULE, Ingredient.of("rate", new Slow(16))))
                .fix())
        .startsWith("set a warm-up of 1.6 epochs, a tenth of the run");
    assertThat(
            ScheduleRules.WARMUP_LONGER_THAN_RUN
                .find(plain(16).with(Role.SCHEDULE, triangle))
                .fix())
        .isEqualTo("set peakFraction = 0.1, a tenth of the run");
  }
}
