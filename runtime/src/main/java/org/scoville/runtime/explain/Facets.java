package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.ingredient.Place;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.text.ValueText;
import org.scoville.runtime.train.Plan;

/**
 * What of a recipe can be compared with another, by section and name: member by member what both
 * have, as a whole what only one has.
 */
final class Facets {
  private final Map<String, ComparedValue> values = new LinkedHashMap<>();

  private Facets() {}

  /** The sections of a recipe in their order, as they compare with another's. */
  static Map<String, Map<String, ComparedValue>> of(Explained explained, Explained other) {
    Map<String, Map<String, ComparedValue>> sections = new LinkedHashMap<>();
    sections.put("run", run(explained.spec()));
    sections.put("ingredients", ingredients(explained.spec(), other.spec()));
    sections.put("plan", plan(explained.plan()));
    sections.put("effects", effects(explained));
    return sections;
  }

  private static Map<String, ComparedValue> run(RecipeSpec spec) {
    Facets facets = new Facets();
    ObjectNode recipe = ExplanationJson.recipe(spec);
    for (String name : List.of("epochs", "batchSize", "precision", "classes", "trainingSamples")) {
      JsonNode value = recipe.get(name);
      facets.values.put(name, new ComparedValue(value, value.isNull() ? "open" : value.asText()));
    }
    return facets.values;
  }

  private static Map<String, ComparedValue> ingredients(RecipeSpec spec, RecipeSpec other) {
    Facets facets = new Facets();
    for (Map.Entry<Role, Ingredient> each : spec.roles().entrySet()) {
      String role = each.getKey().name().toLowerCase(Locale.ROOT);
      Ingredient ingredient = each.getValue();
      if (other.role(each.getKey()).filter(o -> o.type().equals(ingredient.type())).isPresent()) {
        facets.members(role, ingredient);
      } else {
        facets.whole(role, ExplanationJson.ingredient(role, ingredient), ingredient, "");
      }
    }
    spec.algorithms().forEach(use -> facets.algorithm(use, other));
    return facets.values;
  }

  private void algorithm(AlgorithmUse use, RecipeSpec other) {
    String name = use.ingredient().simpleType();
    if (other.algorithms().stream().anyMatch(o -> o.type().equals(use.type()))) {
      members(name, use.ingredient());
      value(name + ".every", use.timing().every());
      value(name + ".from", use.timing().from());
      value(name + ".until", use.timing().until());
    } else {
      whole(name, ExplanationJson.algorithm(use), use.ingredient(), timing(use));
    }
  }

  private static String timing(AlgorithmUse use) {
    return (use.timing().every() == 1 ? "" : ", every " + use.timing().every() + " batches")
        + (use.timing().from() == 0 ? "" : ", from " + ValueText.of(use.timing().from()))
        + (use.timing().until() == 1 ? "" : ", until " + ValueText.of(use.timing().until()));
  }

  private void members(String name, Ingredient ingredient) {
    ingredient.values().forEach((member, value) -> value(name + "." + member, value));
  }

  private void whole(String name, JsonNode json, Ingredient ingredient, String timing) {
    values.put(name, new ComparedValue(json, Explanation.ingredient(ingredient) + timing));
  }

  private void value(String name, Object value) {
    values.put(name, new ComparedValue(JsonText.value(value), ValueText.of(value)));
  }

  private static Map<String, ComparedValue> plan(Plan plan) {
    Facets facets = new Facets();
    for (Place place : Place.values()) {
      String order =
          plan.at(place)
              .map(entry -> entry.algorithm().getClass().getSimpleName())
              .collect(Collectors.joining(", "));
      if (!order.isEmpty()) {
        facets.value(ExplanationJson.place(place), order);
      }
    }
    return facets.values;
  }

  private static Map<String, ComparedValue> effects(Explained explained) {
    Facets facets = new Facets();
    facets.flatten("", EffectJson.of(explained.effects()));
    Optional<String> targets = explained.effects().targets().map(EffectText::brief);
    Optional<String> sizes = explained.effects().resolution().map(EffectText::brief);
    targets.ifPresent(text -> facets.words("targets.kinds", text));
    sizes.ifPresent(text -> facets.words("resolution.stages", text));
    return facets.values;
  }

  /** Says in words what the flattened JSON has as a list. */
  private void words(String name, String text) {
    values.computeIfPresent(name, (same, told) -> new ComparedValue(told.json(), text));
  }

  private void flatten(String prefix, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        flatten(name + ".", value);
      } else if (!value.isNull()) {
        String text = value.isNumber() ? EffectText.amount(value.doubleValue()) : value.asText();
        values.put(name, new ComparedValue(value, text));
      }
    }
  }
}
