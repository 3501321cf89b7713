package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.warning;
import static org.scoville.text.NumberText.epochs;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** Rules about learning rates that do too much, or nothing. */
@AutoService(RuleSet.class)
public final class RateRules implements RuleSet {
  private static final String END = "decayEndFraction";
  private static final String START = "startFactor";

  static final Rule ADAPTIVE_RATE_TOO_LARGE =
      warning("adaptive-rate-too-large")
          .about("an adaptive optimizer with a learning rate as it is usual for SGD")
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
              "Muon at 0.02, and at 0.24 for matrices whose length is held, with AdamW at 3e-4 for the"
                  + " other parameters",
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
              "let the schedule end with the run, or at a rate above zero, and begin above zero where"
                  + " its warm-up moves only between epochs",
              recipe -> IdleRate.of(recipe).atStart() ? startAbove(recipe) : endLater(recipe));

  static final Rule MILESTONE_PAST_THE_END =
      warning("milestone-past-end")
          .about("a schedule with a fall at the end of the run or past it, after others within it")
          .when(recipe -> !pastTheEnd(recipe).isEmpty())
          .at(Role.SCHEDULE, "milestoneEpochs")
          .at(Role.SCHEDULE)
          .says(
              recipe ->
                  "%s lets the rate fall after epoch %s too, and the run has %s"
                      .formatted(
                          recipe.role(Role.SCHEDULE).orElseThrow().simpleType(),
                          pastTheEnd(recipe).stream()
                              .map(NumberText::of)
                              .collect(Collectors.joining(", ")),
                          epochs(recipe.epochs())))
          .evidence("epochs of a schedule stay where they are in a shorter run", Sources.LANGUAGE)
          .evidence(
              "milestones there are scaled along with a run, by the scale of the schedule",
              Sources.COMPOSER_SCHEDULERS)
          .fix("say milestones as fractions of the run, drop those past the end, or train longer");

  @Override
  public List<Rule> rules() {
    return List.of(ADAPTIVE_RATE_TOO_LARGE, RATE_OF_ZERO, MILESTONE_PAST_THE_END);
  }

  private static String idle(RecipeSpec recipe) {
    IdleRate idle = IdleRate.of(recipe);
    return "the learning rate is zero for %s%s %% of the run of %s, which trains nothing there"
        .formatted(
            idle.atStart() ? "the first " : "",
            NumberText.percent(idle.share()),
            epochs(recipe.epochs()));
  }

  /** The factor that a warm-up starts at, where that is what makes rates zero. */
  private static Optional<RecipeLocation> start(RecipeSpec recipe) {
    return recipe
        .role(Role.SCHEDULE)
        .filter(it -> it.values().containsKey(START) && IdleRate.of(recipe).atStart())
        .map(it -> RecipeLocation.hyperparameter(it.method(), START));
  }

  /** A warm-up that moves in its first epoch too, where that is enough. */
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

  private static boolean isBusy(RecipeSpec recipe) {
    return IdleRate.of(recipe).share() <= IdleRate.MOST;
  }

  /** The end of the schedule with the run, where that is enough. */
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

  /** The falls at the end of the run or past it, if there are others within it. */
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
