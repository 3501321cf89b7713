package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.shortRun;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.SAM;
import org.scoville.derived.SecondPasses;
import org.scoville.fact.TakesSecondPass;
import org.scoville.literature.Sources;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about sharpness-aware minimization. */
@AutoService(RuleSet.class)
public final class SharpnessRules implements RuleSet {
  private static final double TOLERANCE = 1e-9;

  /** The longest interval for which a rho was published. */
  private static final int LONGEST_INTERVAL = 10;

  static final Rule SAM_IN_A_SHORT_RUN =
      warning("sam-short-run")
          .about("SAM in a run of under 60 epochs")
          .when(recipe -> shortRun(recipe) && every(recipe) > 0)
          .at(SAM.class)
          .says(
              recipe ->
                  "SAM %s costs about %s %% more passes, and no published recipe of under 60 epochs has it;"
                          .formatted(interval(recipe), cost(recipe))
                      + " this run has %s".formatted(epochs(recipe.epochs())))
          .evidence(
              "SAM's gains grow with the number of epochs, and no recipe of under 60 epochs has it",
              Sources.MOSAIC_RECIPES)
          .fix("drop SAM, or train for 60 epochs or more");

  static final Rule SAM_OFTEN_IN_A_MIDDLING_RUN =
      warning("sam-interval-vs-duration")
          .about("SAM on a fifth of the batches or more in a run of 180 epochs or fewer")
          .when(recipe -> share(recipe) >= 0.2 - TOLERANCE && recipe.epochs() <= 180)
          .atTiming(SAM.class, "every")
          .says(SharpnessRules::oftenInAMiddlingRun)
          .evidence(
              "Hot at 180 epochs: every 5 gives no gain over every 10 and takes longer; at 450 it"
                  + " helps",
              Sources.MOSAIC_TABLE_7)
          .fix("set every = 10 and rho = 0.5");

  static final Rule SAM_RADIUS_AGAINST_INTERVAL =
      warning("sam-rho-vs-interval")
          .about("SAM whose rho is not about 0.05 times its interval")
          .when(recipe -> every(recipe) > 0 && !radiusFits(recipe) && !isPublishedHot(recipe))
          .at(SAM.class, "rho")
          .says(
              recipe ->
                  "SAM's rho is %s %s; Composer has 0.05 on every batch and 0.5 every 10 batches"
                      .formatted(NumberText.of(rho(recipe)), interval(recipe)))
          .evidence("rho 0.05 at interval 1 and 0.5 at interval 10", Sources.COMPOSER_SAM)
          .fix(
              "set rho to 0.05 times every, or every to 10 and rho to 0.5",
              recipe ->
                  every(recipe) <= LONGEST_INTERVAL
                      ? "set rho = " + NumberText.of(usual(every(recipe)))
                      : "set every = 10 and rho = 0.5");

  static final Rule HOT_RADIUS =
      note("sam-rho-as-in-hot")
          .about("SAM with rho 0.5 every 5 batches, as in the published Hot")
          .when(SharpnessRules::isPublishedHot)
          .at(SAM.class, "rho")
          .says(
              recipe ->
                  "SAM's rho of 0.5 every 5 batches is the published Hot's; scaled with the interval"
                      + " it would be 0.25")
          .evidence("Hot keeps rho 0.5 at interval 5", Sources.MOSAIC_RECIPES)
          .evidence("rho 0.05 at interval 1 and 0.5 at interval 10", Sources.COMPOSER_SAM)
          .fix("keep it to reproduce Hot; try 0.25 otherwise");

  static final Rule SAM_COST =
      note("sam-cost")
          .about("SAM, or another second pass, on more than a tenth of the batches")
          .when(recipe -> secondPasses(recipe) > 0.1 + TOLERANCE)
          .yieldsTo("sam-interval-vs-duration")
          .atTiming(TakesSecondPass.class, "every")
          .says(
              recipe ->
                  "%s costs about %s %% more forward and backward passes"
                      .formatted(secondPass(recipe), cost(recipe)))
          .evidence(
              "SAM has half the throughput at interval 1, and 7 % less at interval 10, for 0.7 points at 90"
                  + " epochs",
              Sources.COMPOSER_SAM)
          .fix("plan for the time, or set every = 10");

  @Override
  public List<Rule> rules() {
    return List.of(
        SAM_IN_A_SHORT_RUN,
        SAM_OFTEN_IN_A_MIDDLING_RUN,
        SAM_RADIUS_AGAINST_INTERVAL,
        HOT_RADIUS,
        SAM_COST);
  }

  /** SAM's interval; 0 without SAM, and below 1 only where another check reports its range. */
  private static int every(RecipeSpec recipe) {
    return recipe.use(SAM.class).map(sam -> sam.timing().every()).orElse(0);
  }

  private static double rho(RecipeSpec recipe) {
    return recipe.find(SAM.class).map(SAM::rho).orElse(0.0);
  }

  private static double usual(int every) {
    return Math.round(5.0 * every) / 100.0;
  }

  /** Share of the run's batches that take a second pass, 0 without SAM. */
  private static double share(RecipeSpec recipe) {
    return recipe
        .use(SAM.class)
        .map(AlgorithmUse::timing)
        .filter(timing -> timing.every() > 0)
        .map(Timing::share)
        .orElse(0.0);
  }

  private static String cost(RecipeSpec recipe) {
    double share = SecondPasses.of(recipe).map(SecondPasses::share).orElse(0.0);
    return NumberText.of(Math.round(1000 * share) / 10.0);
  }

  private static String interval(RecipeSpec recipe) {
    return interval(every(recipe));
  }

  private static String interval(int every) {
    return every == 1 ? "on every batch" : "every %d batches".formatted(every);
  }

  /** The use of an algorithm that takes a second pass, of SAM or of a plug-in's. */
  private static Optional<AlgorithmUse> secondPassUse(RecipeSpec recipe) {
    return recipe
        .declared(TakesSecondPass.class)
        .flatMap(it -> recipe.use(it.ingredient().method()))
        .filter(use -> use.timing().every() > 0);
  }

  private static double secondPasses(RecipeSpec recipe) {
    return secondPassUse(recipe).map(use -> use.timing().share()).orElse(0.0);
  }

  private static String secondPass(RecipeSpec recipe) {
    AlgorithmUse use = secondPassUse(recipe).orElseThrow();
    return "%s %s".formatted(use.ingredient().simpleType(), interval(use.timing().every()));
  }

  private static boolean radiusFits(RecipeSpec recipe) {
    double ratio = rho(recipe) / (0.05 * every(recipe));
    return ratio >= 0.7 - TOLERANCE && ratio <= 1.3 + TOLERANCE;
  }

  private static boolean isPublishedHot(RecipeSpec recipe) {
    return every(recipe) == 5 && Math.abs(rho(recipe) - 0.5) < TOLERANCE;
  }

  private static String oftenInAMiddlingRun(RecipeSpec recipe) {
    return ("SAM %s costs about %s %% more passes in a run of %s; in Hot at 180 epochs every 5 batches"
            + " gained nothing over every 10")
        .formatted(interval(recipe), cost(recipe), epochs(recipe.epochs()));
  }
}
