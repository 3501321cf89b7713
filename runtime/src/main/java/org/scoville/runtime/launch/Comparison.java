package org.scoville.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Expectation;
import org.scoville.rule.Expectations;
import org.scoville.rule.Finding;
import org.scoville.runtime.train.Plan;

/**
 * What differs between two recipes.
 *
 * @param left the first
 * @param right the second
 * @param differences by section and name
 * @param expectations what was published about the differences
 * @param findingsLeft what the rules find in the first only
 * @param findingsRight what the rules find in the second only
 */
record Comparison(
    Explained left,
    Explained right,
    List<Difference> differences,
    List<Expectation> expectations,
    List<Finding> findingsLeft,
    List<Finding> findingsRight) {

  /**
   * A value that differs; JSON's null where a recipe has none.
   *
   * @param section run, ingredients, plan or effects
   * @param name what it is the value of
   * @param left the first recipe's
   * @param right the second recipe's
   */
  record Difference(String section, String name, JsonNode left, JsonNode right) {}

  /** Compares two recipes. */
  static Comparison of(Explained left, Explained right) {
    List<Difference> differences = new ArrayList<>();
    compare("run", run(left.spec()), run(right.spec()), differences);
    compare("ingredients", ingredients(left.spec()), ingredients(right.spec()), differences);
    compare("plan", plan(left.plan()), plan(right.plan()), differences);
    compare("effects", effects(left), effects(right), differences);
    return new Comparison(
        left,
        right,
        List.copyOf(differences),
        Expectations.between(left.spec(), right.spec()),
        beyond(left, right),
        beyond(right, left));
  }

  private static List<Finding> beyond(Explained one, Explained other) {
    Set<String> known =
        other.judgement().findings().stream().map(Finding::id).collect(Collectors.toSet());
    return one.judgement().findings().stream().filter(f -> !known.contains(f.id())).toList();
  }

  private static void compare(
      String section,
      Map<String, JsonNode> left,
      Map<String, JsonNode> right,
      List<Difference> into) {
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    for (String name : names) {
      JsonNode nothing = JsonText.object().nullNode();
      JsonNode one = left.getOrDefault(name, nothing);
      JsonNode other = right.getOrDefault(name, nothing);
      if (!one.equals(other)) {
        into.add(new Difference(section, name, one, other));
      }
    }
  }

  private static Map<String, JsonNode> run(RecipeSpec spec) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    ObjectNode recipe = ExplanationJson.recipe(spec);
    for (String name : List.of("epochs", "batchSize", "precision", "classes", "trainingSamples")) {
      values.put(name, recipe.get(name));
    }
    return values;
  }

  private static Map<String, JsonNode> ingredients(RecipeSpec spec) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    spec.roles().forEach((role, each) -> put(values, role.name().toLowerCase(Locale.ROOT), each));
    for (AlgorithmUse use : spec.algorithms()) {
      String name = use.ingredient().simpleType();
      put(values, name, use.ingredient());
      values.put(name + " every", JsonText.value(use.every()));
      values.put(name + " from", JsonText.value(use.from()));
      values.put(name + " until", JsonText.value(use.until()));
    }
    return values;
  }

  private static void put(Map<String, JsonNode> values, String name, Ingredient ingredient) {
    values.put(name, JsonText.value(ingredient.simpleType()));
    ingredient
        .values()
        .forEach((member, value) -> values.put(name + "." + member, JsonText.value(value)));
  }

  private static Map<String, JsonNode> plan(Plan plan) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Plan.Place place : Plan.Place.values()) {
      String order =
          plan.at(place)
              .map(entry -> entry.algorithm().getClass().getSimpleName())
              .collect(Collectors.joining(", "));
      if (!order.isEmpty()) {
        values.put(ExplanationJson.place(place), JsonText.value(order));
      }
    }
    return values;
  }

  private static Map<String, JsonNode> effects(Explained explained) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    flatten("", EffectJson.of(explained.effects()), values);
    return values;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> into) {
    node.properties()
        .forEach(
            field -> {
              String name = prefix + field.getKey();
              if (field.getValue().isObject()) {
                flatten(name + ".", field.getValue(), into);
              } else if (!field.getValue().isArray() && !field.getValue().isNull()) {
                into.put(name, field.getValue());
              }
            });
  }
}
