package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Role;
import org.scoville.rule.Anchor;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;

/** Every place that a rule points at exists. */
final class RuleAnchorTest {

  static Stream<Rule> rules() {
    return RuleBook.load(RuleAnchorTest.class.getClassLoader()).rules().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyAnchorOfARuleExists(Rule rule) {
    assertThat(rule.anchors()).isNotEmpty().allMatch(RuleAnchorTest::exists);
  }

  private static boolean exists(Anchor anchor) {
    if (anchor instanceof Anchor.Found) {
      // Held against the recipes in which it is found, by AnyRecipeTest.
      return true;
    }
    if (anchor instanceof Anchor.OfType ofType) {
      return ingredientHas(ofType.type(), ofType.member());
    }
    if (anchor instanceof Anchor.OfTiming timing) {
      return has(Algorithm.class, timing.member());
    }
    if (anchor instanceof Anchor.OfRecipe recipe) {
      return has(Recipe.class, recipe.member());
    }
    if (anchor instanceof Anchor.OfSet set) {
      return roleHas(set.role(), set.member());
    }
    Anchor.OfRole role = (Anchor.OfRole) anchor;
    return roleHas(role.role(), role.member());
  }

  private static boolean roleHas(Role role, String member) {
    return DslIngredients.all().stream()
        .filter(RolePart.of(role)::isAssignableFrom)
        .anyMatch(type -> ingredientHas(type, member));
  }

  private static boolean ingredientHas(Class<?> type, String member) {
    if (type.isInterface()) {
      return member.isEmpty() && DslIngredients.all().stream().anyMatch(type::isAssignableFrom);
    }
    return DslIngredients.all().contains(type)
        && (member.isEmpty() || has(DslIngredients.with(type), member));
  }

  private static boolean has(Class<?> annotation, String member) {
    List<String> members =
        Arrays.stream(annotation.getDeclaredMethods()).map(m -> m.getName()).toList();
    return members.contains(member);
  }
}
