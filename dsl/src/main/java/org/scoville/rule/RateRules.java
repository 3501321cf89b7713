package org.scoville.rule;

import static org.scoville.rule.Phrase.epochs;
import static org.scoville.rule.Phrase.number;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.effect.Curve;
import org.scoville.ingredient.FallsInSteps;
import org.scoville.ingredient.RateAndDecay;
import org.scoville.literature.Sources;
import org.scoville.recipe.Declared;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** Rules about learning rates that do too much, or nothing. */
@AutoService(RuleSet.class)
public final class RateRules implements RuleSet {
  /** Ten times the largest published rate of AdamW for ResNet-like networks, about 5e-3. */
  private static final double MOST = 0.05;

  /** The same of LAMB, whose rate is a share of a layer's length. */
  private static final double MOST_OF_A_LENGTH = 0.1;

  private static final String END = "decayEndFraction";

  static final Rule ADAPTIVE_RATE_TOO_LARGE =
      warning("adaptive-rate-too-large")
          .about("an adaptive optimizer with a learning rate as it is usual for SGD")
          .when(recipe -> tooLarge(recipe).isPresent())
          .at(Role.OPTIMIZER, "learningRate")
          .at(Role.OPTIMIZER)
          .says(RateRules::reach)
          .evidence(
              "a step moves a weight by about the rate at most, whatever the gradient (section 2.1);"
                  + " the usual rate is 0.001",
              Sources.ADAM)
          .evidence("LAMB at 0.005 and 0.008 for batches of 2048", Sources.RSB)
          .fix(
              "choose about 0.001 for Adam and AdamW, 0.005 for LAMB",
              recipe ->
                  "set learningRate = %s, which is usual"
                      .formatted(
                          tooLarge(recipe).orElseThrow().<Boolean>ask(RateAndDecay::hasTrustRatio)
                              ? "0.005"
                              : "0.001"));

  static final Rule RATE_OF_ZERO =
      warning("rate-zero")
          .about("a learning rate of zero for more than a tenth of the run")
          .when(recipe -> idle(recipe) > IdleRate.MOST)
          .at(Role.SCHEDULE, END)
          .at(Role.SCHEDULE)
          .at(Role.OPTIMIZER)
          .says(
              recipe ->
                  "the learning rate is zero for %s %% of the run of %s, which trains nothing there"
                      .formatted(Phrase.percent(idle(recipe)), epochs(recipe.epochs())))
          .evidence("a step is a multiple of the rate", Sources.LANGUAGE)
          .evidence("published schedules reach zero at the end of the run", Sources.MOSAIC_YAMLS)
          .fix("let the schedule end with the run, or at a rate above zero", RateRules::endLater);

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
                              .map(Phrase::number)
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

  private static Optional<Declared<RateAndDecay>> tooLarge(RecipeSpec recipe) {
    return recipe
        .declared(Role.OPTIMIZER, RateAndDecay.class)
        .filter(it -> it.<Boolean>ask(RateAndDecay::isAdaptive))
        .filter(
            it ->
                it.<Double>ask(RateAndDecay::learningRate)
                    > (it.<Boolean>ask(RateAndDecay::hasTrustRatio) ? MOST_OF_A_LENGTH : MOST));
  }

  private static String reach(RecipeSpec recipe) {
    Declared<RateAndDecay> optimizer = tooLarge(recipe).orElseThrow();
    String rate = number(optimizer.<Double>ask(RateAndDecay::learningRate));
    return "%s's learningRate is %s, and a step moves %s, however small the gradients"
        .formatted(
            optimizer.ingredient().simpleType(),
            rate,
            optimizer.<Boolean>ask(RateAndDecay::hasTrustRatio)
                ? "a layer by about %s of its length".formatted(rate)
                : "each weight by about as much");
  }

  private static double idle(RecipeSpec recipe) {
    return IdleRate.share(recipe);
  }

  /** The end of the schedule with the run, where that is enough. */
  private static String endLater(RecipeSpec recipe) {
    Optional<Ingredient> later =
        Curve.of(recipe)
            .map(curve -> curve.schedule().ingredient())
            .filter(it -> it.values().get(END) instanceof Double end && end < 1)
            .map(it -> it.with(END, 1.0));
    return later.filter(it -> idle(recipe.with(Role.SCHEDULE, it)) <= IdleRate.MOST).isPresent()
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
