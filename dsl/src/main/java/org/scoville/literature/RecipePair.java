package org.scoville.literature;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.scoville.recipe.RecipeSpec;

/**
 * Two recipes that are compared.
 *
 * @param left the first
 * @param right the second
 */
record RecipePair(RecipeSpec left, RecipeSpec right) {

  /** Whether a predicate holds for at least one of them. */
  boolean either(Predicate<RecipeSpec> is) {
    return is.test(left) || is.test(right);
  }

  /** Whether a predicate holds for both. */
  boolean both(Predicate<RecipeSpec> is) {
    return is.test(left) && is.test(right);
  }

  /** Whether a predicate holds for exactly one of them. */
  boolean one(Predicate<RecipeSpec> is) {
    return is.test(left) != is.test(right);
  }

  /** Whether both have a value, and the values differ. */
  <V> boolean differ(Function<RecipeSpec, Optional<V>> value) {
    Optional<V> first = value.apply(left);
    Optional<V> second = value.apply(right);
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }

  /** The first recipe's name; the qualified one if both have the same simple name. */
  String leftName() {
    return name(left, right);
  }

  /** The second recipe's name. */
  String rightName() {
    return name(right, left);
  }

  private static String name(RecipeSpec recipe, RecipeSpec other) {
    return recipe.simpleName().equals(other.simpleName()) ? recipe.name() : recipe.simpleName();
  }

  /** {@code only in Hot}, of what one of them has. */
  String onlyIn(Predicate<RecipeSpec> has) {
    return "only in " + (has.test(left) ? leftName() : rightName());
  }

  /** {@code 36 in Mild, 270 in Hot}. */
  String values(Object first, Object second) {
    return "%s in %s, %s in %s".formatted(first, leftName(), second, rightName());
  }
}
