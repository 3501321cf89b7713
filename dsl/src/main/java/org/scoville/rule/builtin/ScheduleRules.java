package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.percent;
import static org.scoville.literature.TrainedWeights.TORCHVISION_AT_224;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;
import static org.scoville.text.NumberText.rounded;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.fact.FallsInSteps;
import org.scoville.fact.Granularity;
import org.scoville.fact.MovesSmoothly;
import org.scoville.fact.WarmsUp;
import org.scoville.literature.Sources;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about the length of a run and its rates. */
@AutoService(RuleSet.class)
public final class ScheduleRules implements RuleSet {
  /** The share of a run above which a warm-up is long. */
  private static final double LONGEST_WARMUP = 0.3;

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
          .about("a smooth decay of the rate that moves only between epochs")
          .when(ScheduleRules::jumps)
          .at(Role.SCHEDULE, "granularity")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "%s with granularity = EPOCH keeps the rate within an epoch and so moves %s in all"
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
          .about("a warm-up whose line is longer or shorter than itself")
          .when(recipe -> warmup(recipe) > 0 && Math.abs(stretch(recipe) - 1) > 1e-9)
          .at(Role.SCHEDULE, "warmupStretch")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  stretch(recipe) > 1
                      ? "warmupStretch = %s ends the warm-up of %s on %s of its line, and the rate jumps"
                              .formatted(
                                  NumberText.of(stretch(recipe)),
                                  epochs(warmup(recipe)),
                                  NumberText.of(Math.rint(100 / stretch(recipe)) / 100))
                          + " from there to its peak"
                      : "warmupStretch = %s brings the rate to its peak after %s of the warm-up of %s"
                          .formatted(
                              NumberText.of(stretch(recipe)),
                              NumberText.of(stretch(recipe)),
                              epochs(warmup(recipe))))
          .evidence(
              "Composer's scale_warmup scales the line but not its end: a defect that was reported",
              Sources.COMPOSER_3941)
          .fix(
              "set warmupStretch = 1 and give warmupEpochs or warmupFraction the length that you want");

  static final Rule BATCH_LARGER_THAN_DATA =
      error("batch-larger-than-data")
          .about("a batch of more images than there are")
          .needs(DataFact.TRAINING_SAMPLES, recipe -> recipe.batchSize() > 1)
          .when(recipe -> recipe.batchSize() > 1 && recipe.batchSize() > recipe.trainingSamples())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batchSize is %d and the data has %s, so no batch is ever full"
                      .formatted(
                          recipe.batchSize(),
                          NumberText.count(recipe.trainingSamples(), "training image")))
          .evidence("training drops the rest of an epoch", Sources.LANGUAGE)
          .fix("choose a batch size that the data fills several times an epoch");

  static final Rule NEVER_FALLS =
      warning("rate-never-falls")
          .about("a schedule whose first fall lies at the end of the run or past it")
          .when(recipe -> firstFall(recipe).filter(fall -> fall >= recipe.epochs()).isPresent())
          .at(Role.SCHEDULE, "milestoneEpochs")
          .at(Role.SCHEDULE, "everyEpochs")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "%s lets the rate fall after %s for the first time, and the run has %s: it never falls"
                      .formatted(
                          recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
                          epochs(firstFall(recipe).orElseThrow()),
                          epochs(recipe.epochs())))
          .evidence("epochs of a schedule stay where they are in a shorter run", Sources.LANGUAGE)
          .evidence(
              "milestones there are scaled along with a run, by the scale of the schedule",
              Sources.COMPOSER_SCHEDULERS)
          .fix(
              "let it fall earlier, say milestones as fractions of the run, or train longer",
              ScheduleRules::fallEarlier);

  static final Rule REST_OF_AN_EPOCH =
      note("drop-last-train")
          .about("a batch size that leaves out a hundredth of an epoch's images or more")
          .needs(DataFact.TRAINING_SAMPLES, recipe -> recipe.batchSize() > 1)
          .when(
              recipe ->
                  recipe.batchSize() > 1
                      && recipe.batchSize() <= recipe.trainingSamples()
                      && 100 * leftOut(recipe) >= recipe.trainingSamples())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batches of %d leave out %d of the %d training images (%s %%) in each epoch, others each"
                          .formatted(
                              recipe.batchSize(),
                              leftOut(recipe),
                              recipe.trainingSamples(),
                              rounded(100.0 * leftOut(recipe) / recipe.trainingSamples()))
                      + " time")
          .evidence("training drops the rest of an epoch", Sources.LANGUAGE)
          .evidence("drop_last is true in training", Sources.MOSAIC_YAMLS)
          .fix("choose a smaller batch, or one that the number of images is a multiple of");

  @Override
  public List<Rule> rules() {
    return List.of(
        WARMUP_LONGER_THAN_RUN,
        WARMUP_LARGE_FRACTION,
        STEPS_OF_EPOCHS,
        STRETCHED_WARMUP,
        BATCH_LARGER_THAN_DATA,
        NEVER_FALLS,
        REST_OF_AN_EPOCH);
  }

  /** The epoch of a schedule's first fall, if it has falls at all. */
  private static Optional<Double> firstFall(RecipeSpec recipe) {
    return recipe
        .fact(Role.SCHEDULE, FallsInSteps.class, it -> it.falls(recipe.epochs()))
        .flatMap(falls -> falls.stream().min(Comparator.naturalOrder()));
  }

  private static long leftOut(RecipeSpec recipe) {
    return recipe.trainingSamples() % recipe.batchSize();
  }

  private static double warmup(RecipeSpec recipe) {
    return recipe
        .fact(Role.SCHEDULE, WarmsUp.class, it -> it.warmup().epochsOf(recipe.epochs()))
        .orElse(0.0);
  }

  /** A rise of a tenth of the run, as the schedule writes it. */
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
    return "a rise of " + epochs(recipe.epochs() / 10.0);
  }

  /** A rise that is a share of the run is no shorter a share of a longer one. */
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
      return "set everyEpochs = %s, a third of the run, or train longer"
          .formatted(NumberText.rounded(recipe.epochs() / 3.0));
    }
    return values.containsKey("milestoneFractions")
        ? "say milestones as milestoneFractions, choose earlier ones, or train longer"
        : "let it fall earlier, or train longer";
  }

  private static boolean risesByDesign(RecipeSpec recipe) {
    return recipe.fact(Role.SCHEDULE, WarmsUp.class, WarmsUp::risesByDesign).orElse(false);
  }

  private static double stretch(RecipeSpec recipe) {
    return recipe.fact(Role.SCHEDULE, WarmsUp.class, it -> it.warmup().stretch()).orElse(1.0);
  }

  /** Whether the rate is meant to move all the time, and moves only between epochs. */
  private static boolean jumps(RecipeSpec recipe) {
    return recipe.epochs() > 1
        && recipe
            .fact(Role.SCHEDULE, MovesSmoothly.class, MovesSmoothly::granularity)
            .filter(Granularity.EPOCH::equals)
            .isPresent();
  }
}
