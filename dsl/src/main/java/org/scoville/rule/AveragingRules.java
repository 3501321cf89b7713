package org.scoville.rule;

import static org.scoville.ingredient.Bounds.number;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.EMA;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Fact;
import org.scoville.recipe.RecipeSpec;

/** Rules about averaging weights. */
@AutoService(RuleSet.class)
public final class AveragingRules implements RuleSet {
  /** Above this share of the window the average still holds early weights. */
  private static final double LONGEST_SHARE = 0.1;

  static final Rule HALF_LIFE_AGAINST_RUN =
      warning("ema-half-life-vs-run")
          .about("an EMA whose half-life is more than a tenth of the run")
          .needs(Fact.TRAINING_SAMPLES)
          .when(recipe -> recipe.has(EMA.class) && share(recipe) > LONGEST_SHARE + 1e-9)
          .at(EMA.class)
          .says(
              recipe ->
                  "EMA's half-life of %s batches is %d %% of the %s batches it averages over; weights"
                          .formatted(
                              number(halfLife(recipe)),
                              Math.round(100 * share(recipe)),
                              number(Math.rint(window(recipe))))
                      + " from the start of the run stay in the average")
          .evidence(
              "after T batches with a half-life of h the first weights keep a share of 2^(-T/h)",
              Sources.COMPOSER_EMA)
          .evidence(
              "a decay of 0.99999 over 25,000 steps is worse than expected", Sources.TIMM_1182)
          .fix(
              "choose a half-life of a tenth of the run or less, or open its window later with from");

  static final Rule HALF_LIFE_AGAINST_INTERVAL =
      note("ema-half-life-short")
          .about("an EMA whose half-life is less than two updates")
          .needs(Fact.TRAINING_SAMPLES)
          .when(recipe -> recipe.has(EMA.class) && halfLife(recipe) < 2.0 * every(recipe))
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

  @Override
  public List<Rule> rules() {
    return List.of(HALF_LIFE_AGAINST_RUN, HALF_LIFE_AGAINST_INTERVAL);
  }

  private static double halfLife(RecipeSpec recipe) {
    return recipe.find(EMA.class).orElseThrow().halfLife((double) recipe.stepsPerEpoch());
  }

  private static int every(RecipeSpec recipe) {
    return recipe.use(EMA.class).map(AlgorithmUse::every).orElse(1);
  }

  /** Batches over which the average is taken. */
  private static double window(RecipeSpec recipe) {
    return recipe
        .use(EMA.class)
        .map(use -> (use.until() - use.from()) * recipe.steps())
        .orElse(0.0);
  }

  private static double share(RecipeSpec recipe) {
    double window = window(recipe);
    return window > 0 ? halfLife(recipe) / window : 0;
  }
}
