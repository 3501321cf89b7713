package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.fact.HasBatchNorm;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about averages of weights: EMA and SWA. */
@AutoService(RuleSet.class)
public final class AveragingRules implements RuleSet {
  /** Above this share of the run the average still holds early weights. */
  private static final double LONGEST_SHARE = 0.1;

  /** From this factor of the peak rate down, weights move so little that a long average is fine. */
  private static final double DECAYED = 0.5;

  static final Rule HALF_LIFE_AGAINST_RUN =
      warning("ema-half-life-vs-run")
          .about("an EMA whose half-life is more than a tenth of the run")
          .needs(DataFact.TRAINING_SAMPLES, AveragingRules::countsBatches)
          .when(recipe -> share(recipe) > LONGEST_SHARE + 1e-9 && !opensAfterDecay(recipe))
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA's half-life is %s %% of the run, %s; weights from its start stay in the average"
                      .formatted(NumberText.percent(share(recipe)), halfLifeAndRun(recipe)))
          .evidence(
              "after T batches with a half-life of h the first weights keep a share of 2^(-T/h)",
              Sources.COMPOSER_EMA)
          .evidence(
              "a decay of 0.99999 over 25,000 steps is worse than expected", Sources.TIMM_1182)
          .fix(
              "choose a half-life of a tenth of the run or less, or set from so that the window opens"
                  + " when the rate has fallen to half",
              recipe -> HalfLife.of(recipe).withinTheRun(mayOpenLater(recipe)));

  static final Rule HALF_LIFE_AGAINST_INTERVAL =
      note("ema-half-life-short")
          .about("an EMA whose half-life is less than two updates")
          .needs(
              DataFact.TRAINING_SAMPLES,
              recipe -> countsEpochs(recipe) && shortest(recipe) < 2.0 * every(recipe) - 1e-9)
          .when(
              recipe ->
                  recipe.has(EMA.class)
                      && shortest(recipe) < 2.0 * every(recipe) - 1e-9
                      && halfLife(recipe) < 2.0 * every(recipe) - 1e-9)
          .yieldsTo("batch-larger-than-data")
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA's half-life of %s is shorter than two of its updates, one every %s, so almost nothing"
                          .formatted(
                              NumberText.amount(halfLife(recipe), "batch"),
                              NumberText.count(every(recipe), "batch"))
                      + " is averaged")
          .evidence(
              "the half-life should be much larger than the interval; the recipes have 100 and 20",
              Sources.COMPOSER_EMA)
          .fix(
              "choose a half-life of five updates or more, or a smaller every",
              recipe -> HalfLife.of(recipe).ofUpdates());

  static final Rule STOPS_EARLY =
      warning("ema-stops-early")
          .about("an EMA whose window closes before the run ends")
          .when(
              recipe ->
                  recipe.use(EMA.class).filter(use -> use.timing().until() < 1 - 1e-9).isPresent())
          .atTiming(EMA.class, "until")
          .says(
              recipe ->
                  "EMA stops at %s of the run, and the average at that point is evaluated as the"
                          .formatted(
                              NumberText.of(recipe.use(EMA.class).orElseThrow().timing().until()))
                      + " result")
          .evidence("the average is evaluated wherever there is one", Sources.LANGUAGE)
          .evidence(
              "the reference averages to the end of the run; it has a start and no end",
              Sources.COMPOSER_EMA)
          .fix("leave until at 1");

  static final Rule AVERAGED_STATISTICS =
      note("ema-batch-norm-statistics")
          .about("an EMA of more than an epoch under batch norm, whose statistics are averaged too")
          .needs(DataFact.TRAINING_SAMPLES, AveragingRules::countsBatches)
          .when(
              recipe ->
                  recipe.declared(Role.MODEL, HasBatchNorm.class).isPresent()
                      && recipe.has(EMA.class)
                      && epochsOfHalfLife(recipe) > 1 + 1e-9)
          .yieldsTo("batch-larger-than-data")
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA averages batch-norm statistics with a half-life of %s, as it does weights; they are"
                          .formatted(epochs(epochsOfHalfLife(recipe)))
                      + " not recomputed for the averaged weights")
          .evidence(
              "statistics gathered in training do not fit the weights of evaluation where these are"
                  + " others",
              Sources.ALGOPERF_767)
          .evidence(
              "another average, Schedule-Free, with statistics of the weights in training: 61.75 %"
                  + " top-1 where 77.43 % was the target; recomputed, 77.39 %",
              Sources.ALGOPERF)
          .fix("choose a half-life of an epoch or less, as Mild, Medium and Hot have it");

  static final Rule SWA_TIMED =
      error("swa-timed-twice")
          .about("an SWA with an interval or a window of batches besides its own")
          .when(recipe -> recipe.use(SWA.class).filter(AveragingRules::isTimed).isPresent())
          .at(SWA.class)
          .says(
              recipe ->
                  "SWA has its own start, end and interval, and @Algorithm sets every, from or until as well")
          .evidence(
              "its start, its end and its interval are its own, as in Composer",
              Sources.COMPOSER_SWA)
          .fix(
              "use SWA's own startFraction, endFraction, intervalEpochs and intervalBatches instead");

  static final Rule SWA_ENDS_WITH_THE_RUN =
      warning("swa-end-leaves-no-epoch")
          .about("an SWA whose mean becomes the weights only after the last epoch")
          .when(AveragingRules::lastsTooLong)
          .at(SWA.class, "endFraction")
          .says(
              recipe ->
                  "SWA ends at %s of the run, in the last of its %s, so that no whole epoch is left to"
                          .formatted(
                              NumberText.of(recipe.find(SWA.class).orElseThrow().endFraction()),
                              epochs(recipe.epochs()))
                      + " update the batch-norm statistics")
          .evidence(
              "the statistics are those of the first update; the reference asks for an epoch after the"
                  + " end, and warns where there is none",
              Sources.COMPOSER_SWA)
          .evidence(
              "another average, Schedule-Free, with statistics of other weights: 61.75 % top-1 where"
                  + " 77.43 % was the target; with its own, 77.39 %",
              Sources.ALGOPERF)
          .fix("set endFraction to (epochs - 1) / epochs or less", AveragingRules::endEarlier);

  static final Rule EMA_AND_SWA =
      warning("ema-and-swa")
          .about("an EMA that averages while SWA averages too")
          .when(AveragingRules::averagesTwice)
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA averages from %s of the run on, and SWA overwrites the trained weights at %s of it"
                      .formatted(
                          NumberText.of(recipe.use(EMA.class).orElseThrow().timing().from()),
                          NumberText.of(recipe.find(SWA.class).orElseThrow().endFraction())))
          .evidence("one of the two is recommended, but not both", Sources.COMPOSER_EMA_AND_SWA)
          .fix(
              "drop one of them, or set EMA's from to SWA's endFraction or later",
              recipe ->
                  "drop one of them, or let EMA begin after SWA with from = %s"
                      .formatted(NumberText.of(Math.ceil(1000 * endOfSwa(recipe)) / 1000)));

  @Override
  public List<Rule> rules() {
    return List.of(
        HALF_LIFE_AGAINST_RUN,
        HALF_LIFE_AGAINST_INTERVAL,
        STOPS_EARLY,
        AVERAGED_STATISTICS,
        SWA_TIMED,
        SWA_ENDS_WITH_THE_RUN,
        EMA_AND_SWA);
  }

  private static boolean countsBatches(RecipeSpec recipe) {
    return recipe.has(EMA.class) && !countsEpochs(recipe);
  }

  private static boolean countsEpochs(RecipeSpec recipe) {
    return recipe.find(EMA.class).filter(ema -> ema.halfLifeEpochs() > 0).isPresent();
  }

  private static double epochsOfHalfLife(RecipeSpec recipe) {
    EMA ema = recipe.find(EMA.class).orElseThrow();
    return ema.halfLifeEpochs() > 0
        ? ema.halfLifeEpochs()
        : ema.halfLifeBatches() / Math.max(1, recipe.stepsPerEpoch());
  }

  /** The remedy: the latest end of SWA, to three digits, that leaves an epoch. */
  private static String endEarlier(RecipeSpec recipe) {
    double latest = Math.floor(1000.0 * (recipe.epochs() - 1) / recipe.epochs()) / 1000;
    return latest > recipe.find(SWA.class).orElseThrow().startFraction()
        ? "set endFraction = %s or less".formatted(NumberText.of(latest))
        : "drop SWA; a run of %s is too short for it".formatted(epochs(recipe.epochs()));
  }

  /** Whether EMA's window opens before SWA's mean has become the weights. */
  private static boolean averagesTwice(RecipeSpec recipe) {
    double opens = recipe.use(EMA.class).map(ema -> ema.timing().from()).orElse(1.0);
    return recipe.has(EMA.class)
        && recipe.find(SWA.class).filter(swa -> opens < swa.endFraction() - 1e-9).isPresent();
  }

  private static double endOfSwa(RecipeSpec recipe) {
    return recipe.find(SWA.class).orElseThrow().endFraction();
  }

  private static boolean isTimed(AlgorithmUse use) {
    return !use.timing().isAlways();
  }

  /** Whether less than an epoch is left of the run after the end of SWA. */
  private static boolean lastsTooLong(RecipeSpec recipe) {
    return recipe
        .find(SWA.class)
        .filter(swa -> swa.endFraction() > (recipe.epochs() - 1.0) / recipe.epochs())
        .isPresent();
  }

  /** The half-life and the run in the unit of the half-life: {@code 62.4 of 1250 batches}. */
  private static String halfLifeAndRun(RecipeSpec recipe) {
    EMA ema = recipe.find(EMA.class).orElseThrow();
    return countsEpochs(recipe)
        ? "%s of %s".formatted(NumberText.of(ema.halfLifeEpochs()), epochs(recipe.epochs()))
        : "%s of %s"
            .formatted(
                NumberText.of(ema.halfLifeBatches()), NumberText.count(recipe.steps(), "batch"));
  }

  /** The half-life in batches if an epoch has one batch, the fewest that it can have. */
  private static double shortest(RecipeSpec recipe) {
    return recipe.find(EMA.class).orElseThrow().halfLife(1);
  }

  private static double halfLife(RecipeSpec recipe) {
    EMA ema = recipe.find(EMA.class).orElseThrow();
    return countsEpochs(recipe)
        ? ema.halfLife((double) recipe.stepsPerEpoch())
        : ema.halfLifeBatches();
  }

  private static int every(RecipeSpec recipe) {
    return recipe.use(EMA.class).map(ema -> ema.timing().every()).orElse(1);
  }

  /** The half-life as a share of the run, 0 without EMA or without a single step. */
  private static double share(RecipeSpec recipe) {
    if (!recipe.has(EMA.class)) {
      return 0;
    }
    if (countsEpochs(recipe)) {
      return recipe.find(EMA.class).orElseThrow().halfLifeEpochs() / recipe.epochs();
    }
    return recipe.steps() > 0 ? halfLife(recipe) / recipe.steps() : 0;
  }

  /** Whether some later start of the window would leave room for the half-life after the decay. */
  private static boolean mayOpenLater(RecipeSpec recipe) {
    return IntStream.range(1, 100)
        .mapToDouble(hundredths -> hundredths / 100.0)
        .anyMatch(from -> hasRoomAfterDecay(recipe, from));
  }

  /** Whether the window lies at the end of the run, where the rate has decayed, and is filled. */
  private static boolean opensAfterDecay(RecipeSpec recipe) {
    return recipe
        .use(EMA.class)
        .filter(ema -> ema.timing().until() >= 1)
        .filter(ema -> hasRoomAfterDecay(recipe, ema.timing().from()))
        .isPresent();
  }

  private static boolean hasRoomAfterDecay(RecipeSpec recipe, double from) {
    return share(recipe) <= (1 - from) * (1 + 1e-9)
        && SampledCurve.from(from, recipe)
            .filter(curve -> curve.highest() <= DECAYED + 1e-9)
            .isPresent();
  }
}
