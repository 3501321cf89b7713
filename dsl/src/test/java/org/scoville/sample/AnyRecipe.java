package org.scoville.sample;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.scoville.algorithm.EMA;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Part;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * Random recipes: any subset of the ingredients, with any values.
 *
 * <p>Drawn from a {@link Random} and not combined from arbitraries, whose edge cases for fifty
 * values take minutes.
 */
public final class AnyRecipe {
  private static final List<Class<?>> ALGORITHMS = ingredients(AlgorithmPart.class);
  private static final List<Class<?>> MODELS = ingredients(Network.class);
  private static final List<Class<?>> LOSSES = ingredients(Objective.class);
  private static final List<Class<?>> LOADERS = ingredients(Loader.class);
  private static final List<Class<?>> OPTIMIZERS = ingredients(UpdateRule.class);
  private static final List<Class<?>> SCHEDULES = ingredients(RateCurve.class);

  /** The upper bound of drawn values whose range has none. */
  private static final int USUAL = 300;

  private final Random random;
  private final boolean sensible;

  private AnyRecipe(Random random, boolean sensible) {
    this.random = random;
    this.sensible = sensible;
  }

  /** The language's ingredients of a kind, in an order that depends on their names alone. */
  private static List<Class<?>> ingredients(Class<? extends Part> kind) {
    return Ranges.ingredients().stream()
        .filter(kind::isAssignableFrom)
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  /** Values within their ranges, though seldom wise ones. */
  public static Arbitrary<RecipeSpec> sensible() {
    return Arbitraries.randomValue(random -> new AnyRecipe(random, true).recipe());
  }

  /** Values within their ranges, out of them, of other types, missing, or in a role not theirs. */
  public static Arbitrary<RecipeSpec> odd() {
    return Arbitraries.randomValue(random -> new AnyRecipe(random, false).recipe());
  }

  private RecipeSpec recipe() {
    RecipeSpec recipe =
        RecipeSpec.named("org.example.Any")
            .epochs(count(300))
            .batchSize(count(4096))
            .data(random.nextBoolean() ? 0 : count(2_000_000), random.nextInt(1000));
    recipe = maybe(recipe, Role.MODEL, MODELS);
    recipe = maybe(recipe, Role.LOSS, LOSSES);
    recipe = maybe(recipe, Role.TRAIN, LOADERS);
    recipe = maybe(recipe, Role.EVALUATE, LOADERS);
    recipe = maybe(recipe, Role.OPTIMIZER, OPTIMIZERS);
    recipe = maybe(recipe, Role.SCHEDULE, SCHEDULES);
    if (random.nextBoolean()) {
      recipe = recipe.origin(ancestor(recipe));
    }
    for (Class<?> type : ALGORITHMS) {
      if (random.nextBoolean()) {
        Ingredient algorithm = ingredient("use" + type.getSimpleName(), type);
        recipe =
            recipe.with(AlgorithmUse.of(algorithm).every(count(20)).within(fraction(), fraction()));
      }
    }
    return recipe;
  }

  /** An ancestor with the same optimizer or another, and with an average or without. */
  private Ancestor ancestor(RecipeSpec recipe) {
    Ancestor ancestor = Ancestor.named("org.example.Ancestor", count(4096));
    Class<?> other = OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size()));
    ancestor =
        ancestor.with(
            recipe
                .role(Role.OPTIMIZER)
                .filter(same -> random.nextBoolean())
                .orElseGet(() -> ingredient("theOPTIMIZER", other)));
    return random.nextBoolean() ? ancestor.with(ingredient("useEMA", EMA.class)) : ancestor;
  }

  /** Often one of these types, sometimes one that this module does not know, sometimes none. */
  private RecipeSpec maybe(RecipeSpec recipe, Role role, List<Class<?>> types) {
    String method = "the" + role;
    if (odd(20)) {
      Class<?> misplaced = ALGORITHMS.get(random.nextInt(ALGORITHMS.size()));
      return recipe.with(role, ingredient(method, misplaced));
    }
    return switch (random.nextInt(10)) {
      case 0 -> recipe;
      case 1 -> recipe.with(role, Ingredients.unknown(method, "com.example.Unknown"));
      default -> recipe.with(role, ingredient(method, types.get(random.nextInt(types.size()))));
    };
  }

  private Ingredient ingredient(String method, Class<?> type) {
    Ingredient ingredient = Ingredient.of(method, type.asSubclass(Record.class), Map.of());
    for (RecordComponent component : type.getRecordComponents()) {
      if (!odd(30)) {
        ingredient = ingredient.with(component.getName(), value(component));
      }
    }
    return only(only(ingredient, Ranges.alternatives(type)), Ranges.exclusives(type));
  }

  /** Sets but one of these to 0. */
  private Ingredient only(Ingredient ingredient, List<String> names) {
    Ingredient only = ingredient;
    List<String> unset = new ArrayList<>(names);
    if (!unset.isEmpty() && !odd(4)) {
      unset.remove(random.nextInt(unset.size()));
      for (String name : unset) {
        only = only.with(name, 0.0);
      }
    }
    return only;
  }

  private Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (odd(30)) {
      return List.of("SALTY", 7, 0.5, List.of(0.5), true).get(random.nextInt(5));
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)].toString();
    }
    Bounds bounds = Ranges.of(component.getDeclaringRecord(), component.getName()).orElseThrow();
    if (type == int.class) {
      return odd(5) ? random.nextInt() : (int) Math.floor(within(bounds));
    }
    return type == List.class
        ? List.of(number(bounds), number(bounds), number(bounds))
        : (Object) number(bounds);
  }

  private double number(Bounds bounds) {
    return odd(5) ? oddNumber() : within(bounds);
  }

  private double within(Bounds bounds) {
    double low = Math.max(bounds.min(), bounds.above());
    double high = Math.min(Math.min(bounds.max(), bounds.below()), low + USUAL);
    double value = low + (high - low) * random.nextDouble();
    return bounds.contains(value) ? value : (low + high) / 2;
  }

  private int count(int most) {
    return odd(5) ? random.nextInt(-2, 2) * random.nextInt(1 << 30) : 1 + random.nextInt(most);
  }

  private double fraction() {
    return odd(5) ? oddNumber() : random.nextDouble();
  }

  private double oddNumber() {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -1, -0.0, 1e-300};
    return odd[random.nextInt(odd.length)];
  }

  /** Once in so many draws, and never in a sensible recipe. */
  private boolean odd(int once) {
    return !sensible && random.nextInt(once) == 0;
  }
}
