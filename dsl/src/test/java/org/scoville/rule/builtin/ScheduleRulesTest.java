package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.rule.Verdict.SILENT;
import static org.scoville.rule.Verdict.UNKNOWN;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Recipes.plain;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.scoville.rule.RuleBook;
import org.scoville.rule.Verdict;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Ranges;
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
