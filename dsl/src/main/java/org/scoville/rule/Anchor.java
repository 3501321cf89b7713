package org.scoville.rule;

import java.util.Optional;
import java.util.function.Function;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** A place that a rule points at, to be looked up in each recipe. */
public sealed interface Anchor {

  /** The place in this recipe, if it has the ingredient. */
  Optional<RecipeLocation> in(RecipeSpec recipe);

  /**
   * A hyperparameter of an ingredient, or with "" the ingredient's method. Of an interface, the
   * first algorithm that says of itself that it is this.
   */
  record OfType(Class<?> type, String member) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return find(recipe, type).map(i -> location(i, member));
    }
  }

  /** A hyperparameter of whatever plays a role, or with "" its method. */
  record OfRole(Role role, String member) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return recipe
          .role(role)
          .filter(i -> member.isEmpty() || i.values().containsKey(member))
          .map(i -> location(i, member));
    }
  }

  /** A hyperparameter of whatever plays a role, where it is set: 0 is unset. */
  record OfSet(Role role, String member) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return recipe
          .role(role)
          .filter(i -> i.values().get(member) instanceof Number number && number.doubleValue() != 0)
          .map(i -> location(i, member));
    }
  }

  /** A member of {@code @Algorithm} on an algorithm's method, such as {@code every}. */
  record OfTiming(Class<?> type, String member) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return (type.isInterface()
              ? recipe.declared(type).map(DeclaredFact::ingredient)
              : recipe.use(type).map(AlgorithmUse::ingredient))
          .map(i -> RecipeLocation.role(i.method(), member));
    }
  }

  /** A member of {@code @Recipe}. */
  record OfRecipe(String member) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return Optional.of(RecipeLocation.recipe(member));
    }
  }

  /** A place that depends on the recipe, such as the first algorithm with a fault. */
  record Found(Function<RecipeSpec, Optional<RecipeLocation>> place) implements Anchor {
    @Override
    public Optional<RecipeLocation> in(RecipeSpec recipe) {
      return place.apply(recipe);
    }
  }

  private static Optional<Ingredient> find(RecipeSpec recipe, Class<?> type) {
    return type.isInterface()
        ? recipe.declared(type).map(DeclaredFact::ingredient)
        : recipe.use(type).map(AlgorithmUse::ingredient).or(() -> recipe.ingredient(type));
  }

  private static RecipeLocation location(Ingredient ingredient, String member) {
    return member.isEmpty() || !ingredient.values().containsKey(member)
        ? RecipeLocation.method(ingredient.method())
        : RecipeLocation.hyperparameter(ingredient.method(), member);
  }
}
