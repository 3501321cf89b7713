package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scoville.derived.LearningRateCurve;
import org.scoville.fact.FallsInSteps;
import org.scoville.fact.Granularity;
import org.scoville.literature.Sources;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/**
 * Rules about learning rates that are too large, zero, or changed at a point that the run never
 * reaches.
 */
@AutoService(RuleSet.class)
public final class RateRules implements RuleSet {
  private static final String END = "decayEndFraction";
  private static final String START = "startFactor";
  private static final String HOLDS = "holdsAtEnd";

  /** The factor below which a rate is negative and not a rounding error. */
  private static final double BELOW_ZERO = -1e-12;

  static final Rule ADAPTIVE_RATE_TOO_LARGE =
      warning("adaptive-rate-too-large")
          .about("an adaptive optimizer with a learning rate of the size that SGD needs")
          .when(recipe -> AdaptiveRate.tooLarge(recipe).isPresent())
          .atFound(recipe -> AdaptiveRate.tooLarge(recipe).flatMap(AdaptiveRate::location))
          .at(Role.OPTIMIZER)
          .says(recipe -> AdaptiveRate.tooLarge(recipe).orElseThrow().reach())
          .evidence(
              "a step moves a weight by about the rate at most, whatever the gradient (section 2.1);"
                  + " the usual rate is 0.001",
              Sources.ADAM)
          .evidence("LAMB at 0.005 and 0.008 for batches of 2048", Sources.RSB)
          .evidence(
              "Muon at 0.02, or at 0.24 with scale = UNIT_ROWS, and AdamW at 3e-4 for the other"
                  + " parameters",
              Sources.MUON)
          .fix(
              "choose about 0.001 for Adam and AdamW, 0.005 for LAMB, 0.02 for Muon",
              AdaptiveRate::remedy);

  static final Rule RATE_OF_ZERO =
      warning("rate-zero")
          .about("a learning rate of zero for more than a tenth of the run")
          .when(recipe -> IdleRate.of(recipe).share() > IdleRate.MOST)
          .atFound(RateRules::start)
          .at(Role.SCHEDULE, END)
          .at(Role.SCHEDULE)
          .at(Role.OPTIMIZER)
          .says(RateRules::idle)
          .evidence("a step is a multiple of the rate", Sources.LANGUAGE)
          .evidence("published schedules reach zero at the end of the run", Sources.MOSAIC_YAMLS)
          .fix(
              "end the schedule with the run or at a rate above zero; where its warm-up moves only"
                  + " between epochs, start it above zero",
              recipe -> IdleRate.of(recipe).atStart() ? startAbove(recipe) : endLater(recipe));

  static final Rule NEGATIVE_RATE =
      warning("rate-negative")
          .about("a schedule that makes the learning rate negative")
          .when(RateRules::goesBelowZero)
          .at(Role.SCHEDULE, HOLDS)
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "%s brings the learning rate down to %s times its peak, so steps go up the gradient"
                      .formatted(
                          recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
                          NumberText.rounded(SampledCurve.of(recipe).orElseThrow().lowest())))
          .evidence(
              "a step is the rate times a descent direction: at a negative rate the loss goes up",
              Sources.LANGUAGE)
          .fix(
              "let the schedule hold its final rate, or choose one that stays at zero or above",
              RateRules::stayAboveZero);

  static final Rule MILESTONE_PAST_THE_END =
      warning("milestone-past-end")
          .about("a schedule with decays at the end of the run or past it, after others within it")
          .when(recipe -> !pastTheEnd(recipe).isEmpty())
          .at(Role.SCHEDULE, "milestoneEpochs")
          .at(Role.SCHEDULE)
          .says(RateRules::pastTheEndInWords)
          .evidence(
              "epochs of a schedule do not change when the run gets shorter", Sources.LANGUAGE)
          .evidence("Composer scales milestones along with the run", Sources.COMPOSER_SCHEDULERS)
          .fix("set milestones as fractions of the run, drop those past the end, or train longer");

  @Override
  public List<Rule> rules() {
    return List.of(ADAPTIVE_RATE_TOO_LARGE, RATE_OF_ZERO, NEGATIVE_RATE, MILESTONE_PAST_THE_END);
  }

  private static String pastTheEndInWords(RecipeSpec recipe) {
    List<String> past = pastTheEnd(recipe).stream().map(NumberText::of).toList();
    return "%s decays at %s too, not before the end of the run (%s)"
        .formatted(
            recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
            (past.size() == 1 ? "epoch " : "epochs ") + listed(past),
            epochs(recipe.epochs()));
  }

  /** Words with commas between them and "and" before the last. */
  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String idle(RecipeSpec recipe) {
    IdleRate idle = IdleRate.of(recipe);
    return "the learning rate is zero for %s%d %% of the run of %s, and nothing is learned there"
        .formatted(idle.atStart() ? "the first " : "", idle.percent(), epochs(recipe.epochs()));
  }

  /** The place of the warm-up's start factor, if that is what makes rates zero. */
  private static Optional<RecipeLocation> start(RecipeSpec recipe) {
    return recipe
        .role(Role.SCHEDULE)
        .filter(it -> it.values().containsKey(START) && IdleRate.of(recipe).atStart())
        .map(it -> RecipeLocation.hyperparameter(it.method(), START));
  }

  /** The remedy at the start of a run; steps between batches are named only if they are enough. */
  private static String startAbove(RecipeSpec recipe) {
    Optional<Ingredient> moving =
        recipe
            .role(Role.SCHEDULE)
            .filter(it -> Granularity.EPOCH.name().equals(it.values().get("granularity")))
            .map(it -> it.with("granularity", Granularity.BATCH.name()))
            .filter(it -> isBusy(recipe.with(Role.SCHEDULE, it)));
    if (moving.isPresent()) {
      return "set granularity = BATCH, or a startFactor above zero";
    }
    return start(recipe).isPresent()
        ? "set a startFactor above zero"
        : "choose a schedule that begins above zero";
  }

  private static boolean goesBelowZero(RecipeSpec recipe) {
    return SampledCurve.of(recipe).filter(curve -> curve.lowest() < BELOW_ZERO).isPresent();
  }

  /** The remedy for a negative rate; holding the final rate is named only if it is enough. */
  private static String stayAboveZero(RecipeSpec recipe) {
    return recipe
            .role(Role.SCHEDULE)
            .filter(it -> Boolean.FALSE.equals(it.values().get(HOLDS)))
            .filter(it -> !goesBelowZero(recipe.with(Role.SCHEDULE, it.with(HOLDS, true))))
            .isPresent()
        ? "set holdsAtEnd = true, or choose a schedule that stays at zero or above"
        : "choose a schedule that stays at zero or above";
  }

  private static boolean isBusy(RecipeSpec recipe) {
    return IdleRate.of(recipe).share() <= IdleRate.MOST;
  }

  /** The remedy at the end of a run; a later end is named only if it is enough. */
  private static String endLater(RecipeSpec recipe) {
    Optional<Ingredient> later =
        LearningRateCurve.of(recipe)
            .map(curve -> curve.schedule().ingredient())
            .filter(it -> it.values().get(END) instanceof Double end && end < 1)
            .map(it -> it.with(END, 1.0));
    return later.filter(it -> isBusy(recipe.with(Role.SCHEDULE, it))).isPresent()
        ? "set decayEndFraction = 1, or let the schedule end at a rate above zero"
        : "choose a schedule and a learningRate that stay above zero until the end";
  }

  /** The epochs of decays at the end of the run or past it, if there are others within it. */
  private static List<Double> pastTheEnd(RecipeSpec recipe) {
    List<Double> falls =
        recipe
            .fact(Role.SCHEDULE, FallsInSteps.class, it -> it.falls(recipe.epochs()))
            .orElse(List.of());
    boolean within = falls.stream().anyMatch(fall -> fall < recipe.epochs());
    return within
        ? falls.stream()
            .filter(fall -> fall >= recipe.epochs())
            .sorted(Comparator.naturalOrder())
            .toList()
        : List.of();
  }
}
