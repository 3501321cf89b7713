package com.example.lookahead;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.written;

import com.google.auto.service.AutoService;
import java.util.List;
import org.scoville.algorithm.SWA;
import org.scoville.literature.Source;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about {@link Lookahead}; found on the processor path and on the class path. */
@AutoService(RuleSet.class)
public final class LookaheadRules implements RuleSet {
  private static final Source PAPER =
      new Source("Zhang et al. 2019, Algorithm 1", "https://arxiv.org/abs/1907.08610");

  static final Rule NEVER_SYNCS =
      error("lookahead-never-syncs")
          .about("a Lookahead whose first synchronization lies beyond its window")
          .needs(DataFact.TRAINING_SAMPLES, recipe -> recipe.has(Lookahead.class))
          .when(
              recipe ->
                  recipe.has(Lookahead.class) && lookahead(recipe).syncBatches() > steps(recipe))
          .at(Lookahead.class, "syncBatches")
          .says(
              recipe ->
                  "Lookahead synchronizes after %d batches, but acts on %d of this run's %d"
                      .formatted(lookahead(recipe).syncBatches(), steps(recipe), recipe.steps()))
          .evidence("the weights change only after each k steps", PAPER)
          .fix(
              "set syncBatches to 5 or 6 and no more than the batches of its window, or train longer",
              LookaheadRules::shorterOrLonger);

  static final Rule TIMED_TWICE =
      error("lookahead-timed-twice")
          .about("a Lookahead with an interval besides its own")
          .when(
              recipe ->
                  recipe.use(Lookahead.class).filter(use -> use.timing().every() != 1).isPresent())
          .atTiming(Lookahead.class, "every")
          .says(
              recipe ->
                  "Lookahead has an interval of its own, %d batches, and @Algorithm sets every = %d as well"
                      .formatted(lookahead(recipe).syncBatches(), use(recipe).timing().every()))
          .evidence("k is the number of steps in a row that the fast weights take", PAPER)
          .fix("set syncBatches, and remove every");

  static final Rule UNDOES_SWA =
      warning("lookahead-undoes-swa")
          .about("a Lookahead that goes on when SWA's mean has become the weights")
          .when(
              recipe ->
                  recipe.has(Lookahead.class)
                      && recipe
                          .find(SWA.class)
                          .filter(swa -> swa.endFraction() < use(recipe).timing().until() - 1e-9)
                          .isPresent())
          .at(Lookahead.class)
          .says(
              recipe ->
                  "SWA's mean becomes the weights at %s of the run, and Lookahead then takes %s %% of it back"
                      .formatted(
                          written(recipe.find(SWA.class).orElseThrow().endFraction()),
                          written(Math.rint(100 * (1 - lookahead(recipe).slowStep())))))
          .evidence(
              "slow += alpha (fast - slow): of what the fast weights are, alpha is kept", PAPER)
          .fix("set Lookahead's until to SWA's endFraction, or drop one of them");

  @Override
  public List<Rule> rules() {
    return List.of(NEVER_SYNCS, TIMED_TWICE, UNDOES_SWA);
  }

  /** The paper's 5, if its window has as many batches, or else all of them. */
  private static String shorterOrLonger(RecipeSpec recipe) {
    long most = Math.min(5, steps(recipe));
    return most > 0
        ? "set syncBatches = %d, or train longer".formatted(most)
        : "widen its window, or train longer";
  }

  private static Lookahead lookahead(RecipeSpec recipe) {
    return recipe.find(Lookahead.class).orElseThrow();
  }

  private static AlgorithmUse use(RecipeSpec recipe) {
    return recipe.use(Lookahead.class).orElseThrow();
  }

  /** Steps of its window, whatever its interval. */
  private static long steps(RecipeSpec recipe) {
    Timing window = new Timing(1, use(recipe).timing().from(), use(recipe).timing().until());
    return window.batches(recipe.steps()).count();
  }
}
