package org.scoville.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recipe that another extends, with the values that rules compare: its batch size and the
 * ingredients that are tuned for it.
 *
 * @param name canonical name of the recipe's interface
 * @param batchSize images in one step, over all replicas
 * @param ingredients those that are compared, such as its optimizer
 */
public record Ancestor(String name, int batchSize, List<Ingredient> ingredients) {
  private static final String RATE = "learningRate";
  private static final String HALF_LIFE = "halfLifeBatches";

  /** Copies its list. */
  public Ancestor {
    ingredients = List.copyOf(ingredients);
  }

  /** An ancestor without ingredients yet. */
  public static Ancestor named(String name, int batchSize) {
    return new Ancestor(name, batchSize, List.of());
  }

  /** A recipe as the ancestor of a variant of it. */
  public static Ancestor of(RecipeSpec recipe) {
    return new Ancestor(recipe.name(), recipe.batchSize(), recipe.ingredients());
  }

  /** This ancestor with one more ingredient. */
  public Ancestor with(Ingredient ingredient) {
    List<Ingredient> more = new ArrayList<>(ingredients);
    more.add(ingredient);
    return new Ancestor(name, batchSize, more);
  }

  /** This ancestor with the record that one of its methods names. */
  public Ancestor with(String method, Record record) {
    return with(Ingredient.of(method, record));
  }

  /** The name without its package: {@code Mild}. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The ingredient of a type, as it is written there. */
  public Optional<Ingredient> ingredient(Class<?> type) {
    return ingredient(String.valueOf(type.getCanonicalName()));
  }

  /** The ingredient of a type, by its canonical name. */
  public Optional<Ingredient> ingredient(String type) {
    return ingredients.stream().filter(i -> i.type().equals(type)).findFirst();
  }

  /**
   * The ancestor that settled a recipe's learning rate: the farthest with the same rate, without
   * another rate in between. If the recipe has a rate of its own, the nearest.
   *
   * @param recipe the recipe
   * @param ancestors its ancestors, nearest first
   */
  public static Optional<Ancestor> origin(RecipeSpec recipe, List<Ancestor> ancestors) {
    return settled(recipe.role(Role.OPTIMIZER), RATE, ancestors)
        .or(() -> ancestors.stream().findFirst());
  }

  /**
   * The ancestor that settled the half-life of a recipe's average of weights, in batches: the
   * farthest with the same half-life, without another one in between; nothing if the nearest has
   * another.
   *
   * @param recipe the recipe
   * @param ancestors its ancestors, nearest first
   */
  public static Optional<Ancestor> averageOrigin(RecipeSpec recipe, List<Ancestor> ancestors) {
    Optional<Ingredient> average =
        recipe.ingredients().stream().filter(it -> it.values().containsKey(HALF_LIFE)).findFirst();
    return settled(average, HALF_LIFE, ancestors);
  }

  private static Optional<Ancestor> settled(
      Optional<Ingredient> tuned, String member, List<Ancestor> ancestors) {
    Optional<Ancestor> origin = Optional.empty();
    for (Ancestor ancestor : ancestors) {
      if (tuned.filter(it -> ancestor.has(it, member)).isEmpty()) {
        break;
      }
      origin = Optional.of(ancestor);
    }
    return origin;
  }

  /** Whether it has an ingredient of the same type with the same value. */
  private boolean has(Ingredient tuned, String member) {
    return ingredients.stream()
        .filter(it -> it.type().equals(tuned.type()))
        .map(it -> it.values().get(member))
        .anyMatch(value -> value != null && value.equals(tuned.values().get(member)));
  }
}
