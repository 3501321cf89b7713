package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Part;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Role;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Ranges;

class AnchorTest {

  static Stream<Arguments> anchors() {
    return RuleBook.load(RuleBook.class.getClassLoader()).rules().stream()
        .flatMap(rule -> rule.anchors().stream().map(anchor -> Arguments.of(rule, anchor)));
  }

  static List<Rule> rules() {
    return RuleBook.load(RuleBook.class.getClassLoader()).rules();
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void everyPlaceThatARulePointsAtExists(Rule rule, Anchor anchor) {
    assertThat(exists(anchor)).as("%s points at %s", rule, anchor).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRulePointsSomewhere(Rule rule) {
    assertThat(rule.anchors()).isNotEmpty();
  }

  private static boolean exists(Anchor anchor) {
    if (anchor instanceof Anchor.OfType of && of.type().isInterface()) {
      return of.member().isEmpty() && isDeclared(of.type());
    }
    if (anchor instanceof Anchor.OfType of) {
      return Part.class.isAssignableFrom(of.type()) && hasHyperparameter(of.type(), of.member());
    }
    if (anchor instanceof Anchor.OfRole of) {
      return Ranges.ingredients().stream()
          .filter(place(of.role())::isAssignableFrom)
          .anyMatch(type -> hasHyperparameter(type, of.member()));
    }
    if (anchor instanceof Anchor.OfSet of) {
      return Ranges.ingredients().stream()
          .filter(place(of.role())::isAssignableFrom)
          .anyMatch(type -> hasHyperparameter(type, of.member()));
    }
    if (anchor instanceof Anchor.OfTiming of) {
      return (AlgorithmPart.class.isAssignableFrom(of.type()) || isDeclared(of.type()))
          && members(Algorithm.class).contains(of.member());
    }
    return anchor instanceof Anchor.OfRecipe of && members(Recipe.class).contains(of.member());
  }

  /** Whether an algorithm of ours says of itself that it is this. */
  private static boolean isDeclared(Class<?> fact) {
    return fact.isInterface()
        && Ranges.ingredients().stream()
            .anyMatch(
                type -> AlgorithmPart.class.isAssignableFrom(type) && fact.isAssignableFrom(type));
  }

  private static boolean hasHyperparameter(Class<?> type, String member) {
    return member.isEmpty() || members(Ingredients.with(type)).contains(member);
  }

  private static Set<String> members(Class<?> annotation) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static Class<? extends Part> place(Role role) {
    return switch (role) {
      case MODEL -> Network.class;
      case LOSS -> Objective.class;
      case TRAIN, EVALUATE -> Loader.class;
      case OPTIMIZER -> UpdateRule.class;
      case SCHEDULE -> RateCurve.class;
      case ALGORITHM -> AlgorithmPart.class;
    };
  }
}
