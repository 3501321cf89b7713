package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_224;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.fact.FallsInSteps;
import org.scoville.fact.Granularity;
import org.scoville.fact.MovesSmoothly;
import org.scoville.fact.WarmsUp;
import org.scoville.ingredient.RateCurve;
import org.scoville.literature.Sources;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about schedules, and about batches that do not fit the data. */
@AutoService(RuleSet.class)
public final class ScheduleRules implements RuleSet {
  /** The share of a run above which a warm-up is long. */
  private static final double LONGEST_WARMUP = 0.3;

  /** The share of its peak above which a rate has hardly fallen. */
  private static final double HARDLY_FALLEN = 0.9;

  /** The fewest steps in which a schedule can be expected to fall. */
  private static final int FEWEST_STEPS = 10;

  private static final String END = "decayEndFraction";
  private static final String MILESTONES = "milestoneEpochs";
  private static final String FRACTIONS = "milestoneFractions";

  /** Members and values that make a schedule decay within the run, the likeliest fault first. */
  private static final List<Map.Entry<String, Object>> USUAL_DECAY =
      List.of(
          Map.entry(END, 1.0),
          Map.entry("granularity", Granularity.BATCH.name()),
          Map.entry("gamma", 0.1),
          Map.entry("finalFactor", 0.0));

  static final Rule WARMUP_LONGER_THAN_RUN =
      error("warmup-longer-than-run")
          .about("a warm-up that is as long as the run or longer")
          .when(recipe -> warmup(recipe) > 0 && warmup(recipe) >= recipe.epochs())
          .atSet(Role.SCHEDULE, "warmupEpochs", "warmupFraction", "peakEpochs", "peakFraction")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "the warm-up of %s never ends in a run of %s"
                      .formatted(epochs(warmup(recipe)), epochs(recipe.epochs())))
          .evidence(
              "the decay starts only after the warm-up, so it would never start",
              Sources.COMPOSER_SCHEDULERS)
          .fix(
              "shorten the warm-up to a tenth of the run, or train for more than three times as long",
              ScheduleRules::shorterOrLonger);

  static final Rule WARMUP_LARGE_FRACTION =
      warning("warmup-large-fraction")
          .about("a warm-up of more than 30 % of the run")
          .when(
              recipe ->
                  warmup(recipe) > LONGEST_WARMUP * recipe.epochs() + 1e-9
                      && !risesByDesign(recipe))
          .yieldsTo("warmup-longer-than-run")
          .atSet(Role.SCHEDULE, "warmupEpochs", "warmupFraction")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "the warm-up of %s is %s %% of a run of %s"
                      .formatted(
                          epochs(warmup(recipe)),
                          NumberText.percent(warmup(recipe) / recipe.epochs()),
                          epochs(recipe.epochs())))
          .evidence(
              "8 epochs of warm-up are 9 % of 90 epochs, 22 % of 36, 44 % of 18",
              Sources.COMPOSER_SCHEDULERS)
          .fix(
              "shorten the warm-up to a tenth of the run",
              recipe -> "set %s, a tenth of the run".formatted(tenth(recipe)));

  static final Rule STEPS_OF_EPOCHS =
      warning("epoch-wise-schedule")
          .about("a smooth schedule that changes the rate only between epochs")
          .when(ScheduleRules::jumps)
          .at(Role.SCHEDULE, "granularity")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "%s with granularity = EPOCH changes the rate only between epochs, %s in the whole run"
                      .formatted(
                          recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
                          NumberText.count(recipe.epochs() - 1L, "time")))
          .evidence(
              "a step-wise schedule is among the documented best practices",
              Sources.MOSAIC_BASELINES)
          .evidence(
              "PyTorch's recipe of 2021 is epoch-wise and reaches %s after 600 epochs"
                  .formatted(percent(TORCHVISION_AT_224)),
              Sources.TIMM_RESULTS)
          .fix("set granularity = BATCH");

  static final Rule STRETCHED_WARMUP =
      warning("scale-warmup-bug")
          .about("a warm-up whose slope does not fit its length")
          .when(recipe -> warmup(recipe) > 0 && Math.abs(stretch(recipe) - 1) > 1e-9)
          .at(Role.SCHEDULE, "warmupStretch")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  stretch(recipe) > 1
                      ? "with warmupStretch = %s the warm-up of %s ends at %s of its slope, and the rate jumps"
                              .formatted(
                                  NumberText.of(stretch(recipe)),
                                  epochs(warmup(recipe)),
                                  NumberText.of(Math.rint(100 / stretch(recipe)) / 100))
                          + " from there to its peak"
                      : "with warmupStretch = %s the rate reaches its peak after %s of the warm-up of %s"
                          .formatted(
                              NumberText.of(stretch(recipe)),
                              NumberText.of(stretch(recipe)),
                              epochs(warmup(recipe))))
          .evidence(
              "Composer's scale_warmup scales the slope but not the end of the warm-up; reported as a bug",
              Sources.COMPOSER_3941)
          .fix(
              "set warmupStretch = 1, and set warmupEpochs or warmupFraction to the length that you want");

  static final Rule NEVER_FALLS =
      warning("rate-never-falls")
          .about(
              "a schedule whose first decay is at the end of the run or past it, or that ends within"
                  + " 10 % of its peak")
          .when(ScheduleRules::neverFalls)
          .at(Role.SCHEDULE, MILESTONES)
          .at(Role.SCHEDULE, "everyEpochs")
          .at(Role.SCHEDULE, END)
          .at(Role.SCHEDULE)
          .says(recipe -> decaysTooLate(recipe) ? tooLate(recipe) : atPeak(recipe))
          .evidence(
              "epochs of a schedule do not change when the run gets shorter", Sources.LANGUAGE)
          .evidence("Composer scales milestones along with the run", Sources.COMPOSER_SCHEDULERS)
          .evidence("published schedules end near zero", Sources.MOSAIC_YAMLS)
          .fix(
              "decay earlier, set milestones as fractions of the run, or train longer; use Constant"
                  + " if the rate is to stay constant",
              recipe -> decaysTooLate(recipe) ? fallEarlier(recipe) : fallAtAll(recipe));

  @Override
  public List<Rule> rules() {
    return List.of(
        WARMUP_LONGER_THAN_RUN,
        WARMUP_LARGE_FRACTION,
        STEPS_OF_EPOCHS,
        STRETCHED_WARMUP,
        NEVER_FALLS);
  }

  private static boolean neverFalls(RecipeSpec recipe) {
    return decaysTooLate(recipe) || staysAtPeak(recipe);
  }

  private static boolean decaysTooLate(RecipeSpec recipe) {
    return firstFall(recipe).filter(fall -> fall >= recipe.epochs()).isPresent();
  }

  private static String tooLate(RecipeSpec recipe) {
    double first = firstFall(recipe).orElseThrow();
    return "%s's first decay is at epoch %s, %s the end of the run (%s)"
        .formatted(
            recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
            NumberText.of(first),
            first > recipe.epochs() ? "after" : "at",
            epochs(recipe.epochs()));
  }

  /** Whether a schedule that is meant to fall is still about where it was highest at the end. */
  private static boolean staysAtPeak(RecipeSpec recipe) {
    return warmup(recipe) < recipe.epochs()
        && !recipe.fact(Role.SCHEDULE, RateCurve.class, RateCurve::staysAtPeakByDesign).orElse(true)
        && SampledCurve.of(recipe)
            .filter(curve -> curve.steps() >= FEWEST_STEPS && curve.highest() > 0)
            .filter(curve -> curve.last() > HARDLY_FALLEN * curve.highest())
            .isPresent();
  }

  private static String atPeak(RecipeSpec recipe) {
    SampledCurve curve = SampledCurve.of(recipe).orElseThrow();
    return "with %s the learning rate of the last step is %s %% of the highest in the run"
        .formatted(
            recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
            NumberText.percent(curve.last() / curve.highest()));
  }

  /** The remedy for a schedule that stays at its peak; a value is named only if it is enough. */
  private static String fallAtAll(RecipeSpec recipe) {
    Ingredient schedule = recipe.role(Role.SCHEDULE).orElseThrow();
    for (Map.Entry<String, Object> usual : USUAL_DECAY) {
      if (isOfItsKind(schedule.values().get(usual.getKey()), usual.getValue())
          && !neverFalls(
              recipe.with(Role.SCHEDULE, schedule.with(usual.getKey(), usual.getValue())))) {
        return "set %s = %s, or use Constant".formatted(usual.getKey(), written(usual.getValue()));
      }
    }
    return schedule.values().containsKey(MILESTONES)
        ? "set milestones and a gamma of 0.1, or use Constant"
        : "choose a schedule that decays, or use Constant";
  }

  /** Whether a value may stand in place of another; a plugin's member may have another type. */
  private static boolean isOfItsKind(@Nullable Object set, Object usual) {
    return usual instanceof String
        ? Granularity.EPOCH.name().equals(set)
        : usual.getClass().isInstance(set);
  }

  private static String written(Object value) {
    return value instanceof Double number ? NumberText.of(number) : value.toString();
  }

  /** The epoch of a schedule's first decay, if it decays in steps. */
  private static Optional<Double> firstFall(RecipeSpec recipe) {
    return recipe
        .fact(Role.SCHEDULE, FallsInSteps.class, it -> it.falls(recipe.epochs()))
        .flatMap(falls -> falls.stream().min(Comparator.naturalOrder()));
  }

  private static double warmup(RecipeSpec recipe) {
    return recipe
        .fact(Role.SCHEDULE, WarmsUp.class, it -> it.warmup().epochsOf(recipe.epochs()))
        .orElse(0.0);
  }

  /** A warm-up of a tenth of the run, as the schedule writes it. */
  private static String tenth(RecipeSpec recipe) {
    Map<String, Object> values = recipe.role(Role.SCHEDULE).orElseThrow().values();
    for (String member : List.of("warmupEpochs", "peakEpochs")) {
      if (values.get(member) instanceof Double set && set > 0) {
        return member + " = " + NumberText.of(recipe.epochs() / 10.0);
      }
    }
    for (String member : List.of("warmupFraction", "peakFraction")) {
      if (values.get(member) instanceof Double set && set > 0) {
        return member + " = 0.1";
      }
    }
    return "a warm-up of " + epochs(recipe.epochs() / 10.0);
  }

  /** The remedy; a longer run is named only if the warm-up does not grow with it. */
  private static String shorterOrLonger(RecipeSpec recipe) {
    boolean grows =
        recipe.fact(Role.SCHEDULE, WarmsUp.class, it -> it.warmup().epochs() > 0).orElse(false);
    String shorter = "set %s, a tenth of the run".formatted(tenth(recipe));
    return grows
        ? shorter
            + ", or train for %s or more"
                .formatted(epochs(Math.ceil(warmup(recipe) / LONGEST_WARMUP)))
        : shorter;
  }

  private static String fallEarlier(RecipeSpec recipe) {
    Map<String, Object> values = recipe.role(Role.SCHEDULE).orElseThrow().values();
    if (values.containsKey("everyEpochs")) {
      String third = NumberText.rounded(recipe.epochs() / 3.0);
      RecipeSpec earlier =
          recipe.with(
              Role.SCHEDULE,
              recipe
                  .role(Role.SCHEDULE)
                  .orElseThrow()
                  .with("everyEpochs", Double.parseDouble(third)));
      return staysAtPeak(earlier)
          ? "decay earlier and by more, or train longer"
          : "set everyEpochs = %s, a third of the run, or train longer".formatted(third);
    }
    if (!(values.get(FRACTIONS) instanceof List<?> fractions)) {
      return "decay earlier, or train longer";
    }
    if (fractions.isEmpty()) {
      return "set milestoneFractions in place of milestoneEpochs, choose earlier ones, or train longer";
    }
    return values.get(MILESTONES) instanceof List<?> milestones && milestones.isEmpty()
        ? "set a milestone before 1 in milestoneFractions, or use Constant"
        : "choose earlier milestones, or train longer";
  }

  private static boolean risesByDesign(RecipeSpec recipe) {
    return recipe.fact(Role.SCHEDULE, WarmsUp.class, WarmsUp::risesByDesign).orElse(false);
  }

  private static double stretch(RecipeSpec recipe) {
    return recipe.fact(Role.SCHEDULE, WarmsUp.class, it -> it.warmup().stretch()).orElse(1.0);
  }

  /** Whether the rate is meant to change all the time, and changes only between epochs. */
  private static boolean jumps(RecipeSpec recipe) {
    return recipe.epochs() > 1
        && recipe
            .fact(Role.SCHEDULE, MovesSmoothly.class, MovesSmoothly::granularity)
            .filter(Granularity.EPOCH::equals)
            .isPresent();
  }
}
