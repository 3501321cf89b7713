package org.scoville.rule.builtin;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.fact.HasSecondOptimizer;
import org.scoville.fact.RateAndDecay;
import org.scoville.fact.StepLength;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.text.NumberText;

/**
 * A learning rate under which the length of a step does not depend on the size of gradients.
 *
 * @param optimizer the optimizer that has it
 * @param member the hyperparameter that sets it
 * @param rate its value
 * @param length what it measures
 */
record AdaptiveRate(Ingredient optimizer, String member, double rate, StepLength length) {
  private static final String RATE = "learningRate";

  /** The first rate of a recipe that is far above any usual one. */
  static Optional<AdaptiveRate> tooLarge(RecipeSpec recipe) {
    return allTooLarge(recipe).findFirst();
  }

  private static Stream<AdaptiveRate> allTooLarge(RecipeSpec recipe) {
    return all(recipe).filter(it -> it.rate > it.most());
  }

  /** The remedy: usual values for all rates that are too large. */
  static String remedy(RecipeSpec recipe) {
    return allTooLarge(recipe)
        .map(it -> "%s = %s".formatted(it.member, it.usual()))
        .collect(Collectors.joining(" and ", "set ", ", which is usual"));
  }

  private static Stream<AdaptiveRate> all(RecipeSpec recipe) {
    Stream<AdaptiveRate> main =
        recipe.declared(Role.OPTIMIZER, RateAndDecay.class).stream()
            .filter(it -> it.<Boolean>ask(RateAndDecay::isAdaptive))
            .map(
                it ->
                    new AdaptiveRate(
                        it.ingredient(),
                        RATE,
                        it.<Double>ask(RateAndDecay::learningRate),
                        it.ask(RateAndDecay::stepLength)));
    Stream<AdaptiveRate> others =
        recipe.declared(Role.OPTIMIZER, HasSecondOptimizer.class).stream()
            .filter(it -> it.<Boolean>ask(HasSecondOptimizer::isAdaptiveForOthers))
            .map(
                it ->
                    new AdaptiveRate(
                        it.ingredient(),
                        it.ask(HasSecondOptimizer::rateOfOthers),
                        it.<Double>ask(HasSecondOptimizer::learningRateOfOthers),
                        StepLength.EACH_WEIGHT));
    return Stream.concat(main, others);
  }

  /** About ten times the largest published rate; 1, the whole, for a share of a matrix. */
  private double most() {
    return switch (length) {
      case EACH_WEIGHT -> 0.05;
      case SHARE_OF_A_LAYER -> 0.1;
      case EACH_DIRECTION -> 0.2;
      case SHARE_OF_A_MATRIX -> 1;
    };
  }

  private String usual() {
    return switch (length) {
      case EACH_WEIGHT -> "0.001";
      case SHARE_OF_A_LAYER -> "0.005";
      case EACH_DIRECTION -> "0.02";
      case SHARE_OF_A_MATRIX -> "0.24";
    };
  }

  /** The hyperparameter's place, if the optimizer has it. */
  Optional<RecipeLocation> location() {
    return optimizer.values().containsKey(member)
        ? Optional.of(RecipeLocation.hyperparameter(optimizer.method(), member))
        : Optional.empty();
  }

  /** The rate and how far a step goes at it, as a sentence. */
  String reach() {
    String written = NumberText.of(rate);
    return "%s's %s is %s, and a step moves %s, however small the gradients"
        .formatted(
            optimizer.simpleType(),
            member,
            written,
            switch (length) {
              case EACH_WEIGHT -> "each weight by about as much";
              case SHARE_OF_A_LAYER -> "a layer by about %s of its length".formatted(written);
              case EACH_DIRECTION -> "a hidden matrix by about as much in each of its directions";
              case SHARE_OF_A_MATRIX ->
                  "a hidden matrix by about %s of its length".formatted(written);
            });
  }
}
