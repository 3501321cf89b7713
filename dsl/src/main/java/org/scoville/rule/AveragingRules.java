package org.scoville.rule;

import static org.scoville.rule.Phrase.epochs;
import static org.scoville.rule.Phrase.number;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SWA;
import org.scoville.effect.Curve;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;

/** Rules about averaging weights. */
@AutoService(RuleSet.class)
public final class AveragingRules implements RuleSet {
  /** Above this share of the run the average still holds early weights. */
  private static final double LONGEST_SHARE = 0.1;

  /** From this factor of the peak rate down, weights move so little that a long average is fine. */
  private static final double DECAYED = 0.5;

  /** In so many places a curve is looked at. */
  private static final int PLACES = 200;

  static final Rule HALF_LIFE_AGAINST_RUN =
      warning("ema-half-life-vs-run")
          .about("an EMA whose half-life is more than a tenth of the run")
          .needs(Fact.TRAINING_SAMPLES)
          .when(recipe -> share(recipe) > LONGEST_SHARE + 1e-9 && !opensAfterDecay(recipe))
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA's half-life of %s batches is %s %% of the run's %d; weights from its start stay"
                          .formatted(
                              number(halfLife(recipe)),
                              number(Math.rint(1000 * share(recipe)) / 10),
                              recipe.steps())
                      + " in the average")
          .evidence(
              "after T batches with a half-life of h the first weights keep a share of 2^(-T/h)",
              Sources.COMPOSER_EMA)
          .evidence(
              "a decay of 0.99999 over 25,000 steps is worse than expected", Sources.TIMM_1182)
          .fix(
              "choose a half-life of a tenth of the run or less, or set from so that the window opens"
                  + " when the rate has fallen to half");

  static final Rule HALF_LIFE_AGAINST_INTERVAL =
      note("ema-half-life-short")
          .about("an EMA whose half-life is less than two updates")
          .needs(Fact.TRAINING_SAMPLES)
          .when(recipe -> recipe.has(EMA.class) && halfLife(recipe) < 2.0 * every(recipe) - 1e-9)
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA's half-life of %s batches is less than two of its updates, one every %d"
                          .formatted(number(halfLife(recipe)), every(recipe))
                      + " batches: almost nothing is averaged")
          .evidence(
              "the half-life should be much larger than the interval; the recipes have 100 and 20",
              Sources.COMPOSER_EMA)
          .fix("choose a half-life of five updates or more");

  static final Rule STOPS_EARLY =
      warning("ema-stops-early")
          .about("an EMA whose window closes before the run ends")
          .when(
              recipe ->
                  recipe.use(EMA.class).filter(use -> use.timing().until() < 1 - 1e-9).isPresent())
          .atTiming(EMA.class, "until")
          .says(
              recipe ->
                  "EMA stops at %s of the run, and the average of that moment is what is evaluated and"
                          .formatted(number(recipe.use(EMA.class).orElseThrow().timing().until()))
                      + " counts as the result")
          .evidence("the average is evaluated wherever there is one", Sources.LANGUAGE)
          .evidence(
              "in the reference it goes on to the end; it has a start and no end",
              Sources.COMPOSER_EMA)
          .fix("leave until at 1")
          .yieldsTo("ema-and-swa");

  static final Rule SWA_TIMED =
      error("swa-timed-twice")
          .about("an SWA with an interval or a window of batches besides its own")
          .when(recipe -> recipe.use(SWA.class).filter(AveragingRules::isTimed).isPresent())
          .at(SWA.class)
          .says(
              recipe ->
                  "SWA keeps its own time, and @Algorithm sets every, from or until on it as well")
          .evidence(
              "its start, its end and its interval are its own, as in Composer",
              Sources.COMPOSER_SWA)
          .fix("say it with SWA's own startFraction, endFraction, intervalEpochs, intervalBatches");

  static final Rule SWA_ENDS_WITH_THE_RUN =
      warning("swa-end-leaves-no-epoch")
          .about("an SWA whose mean becomes the weights only after the last epoch")
          .when(AveragingRules::lastsTooLong)
          .at(SWA.class, "endFraction")
          .says(
              recipe ->
                  "SWA ends at %s of the run, in the last of its %s, so that no batch is left to bring"
                          .formatted(
                              number(recipe.find(SWA.class).orElseThrow().endFraction()),
                              epochs(recipe.epochs()))
                      + " the batch-norm statistics up to date")
          .evidence(
              "the statistics are those of the first update; the reference asks for an epoch after the"
                  + " end, and warns where there is none",
              Sources.COMPOSER_SWA)
          .fix("set endFraction to (epochs - 1) / epochs or less");

  static final Rule EMA_AND_SWA =
      warning("ema-and-swa")
          .about("an EMA that averages while SWA averages too")
          .when(AveragingRules::averagesTwice)
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA averages from %s of the run on, and SWA overwrites the weights that it averages at %s"
                      .formatted(
                          number(recipe.use(EMA.class).orElseThrow().timing().from()),
                          number(recipe.find(SWA.class).orElseThrow().endFraction())))
          .evidence("one of the two is recommended, but not both", Sources.COMPOSER_EMA_AND_SWA)
          .fix("drop one of them, or set EMA's from to SWA's endFraction or later");

  @Override
  public List<Rule> rules() {
    return List.of(
        HALF_LIFE_AGAINST_RUN,
        HALF_LIFE_AGAINST_INTERVAL,
        STOPS_EARLY,
        SWA_TIMED,
        SWA_ENDS_WITH_THE_RUN,
        EMA_AND_SWA);
  }

  /** Whether EMA's window opens before SWA's mean has become the weights. */
  private static boolean averagesTwice(RecipeSpec recipe) {
    double opens = recipe.use(EMA.class).map(ema -> ema.timing().from()).orElse(1.0);
    return recipe.has(EMA.class)
        && recipe.find(SWA.class).filter(swa -> opens < swa.endFraction() - 1e-9).isPresent();
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

  private static double halfLife(RecipeSpec recipe) {
    return recipe.find(EMA.class).orElseThrow().halfLife((double) recipe.stepsPerEpoch());
  }

  private static int every(RecipeSpec recipe) {
    return recipe.use(EMA.class).map(ema -> ema.timing().every()).orElse(1);
  }

  /** The half-life as a share of the run, 0 without EMA or without a single step. */
  private static double share(RecipeSpec recipe) {
    return recipe.has(EMA.class) && recipe.steps() > 0 ? halfLife(recipe) / recipe.steps() : 0;
  }

  /** Whether the window lies at the end of the run, where the rate has decayed, and is filled. */
  private static boolean opensAfterDecay(RecipeSpec recipe) {
    return recipe
        .use(EMA.class)
        .filter(ema -> ema.timing().until() >= 1)
        .map(ema -> ema.timing().from())
        .filter(from -> halfLife(recipe) <= (1 - from) * recipe.steps() * (1 + 1e-9))
        .flatMap(from -> Curve.of(recipe).map(curve -> highestFrom(from, curve, recipe)))
        .filter(highest -> highest <= DECAYED + 1e-9)
        .isPresent();
  }

  /** The largest factor of a curve from a part of the run on, at so many places as matter. */
  private static double highestFrom(double part, Curve curve, RecipeSpec recipe) {
    long steps = recipe.steps();
    double highest = 0;
    for (int i = 0; i <= PLACES; i++) {
      double place = part + (1 - part) * i / PLACES;
      long step = Math.min(steps - 1, Math.round(place * steps));
      highest = Math.max(highest, curve.factor(step, steps, recipe.stepsPerEpoch()));
    }
    return highest;
  }
}
