package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.scoville.ingredient.Place;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.text.ValueText;
import org.scoville.runtime.train.Plan;

/**
 * The values of a recipe that can be compared with another's, by section and name. An ingredient of
 * both recipes is compared member by member, one of a single recipe as a whole.
 */
final class ComparedValues {
  private final Map<String, ComparedValue> values = new LinkedHashMap<>();

  private ComparedValues() {}

  /** The sections of a recipe in their order, as they compare with another's. */
  static Map<String, Map<String, ComparedValue>> of(ResolvedRecipe resolved, ResolvedRecipe other) {
    Map<String, Map<String, ComparedValue>> sections = new LinkedHashMap<>();
    sections.put("run", run(resolved.spec()));
    sections.put("ingredients", ingredients(resolved.spec(), other.spec()));
    sections.put("plan", plan(resolved.plan()));
    sections.put("effects", DerivedComparison.of(resolved.effects()));
    return sections;
  }

  private static Map<String, ComparedValue> run(RecipeSpec spec) {
    ComparedValues compared = new ComparedValues();
    compared.put("epochs", "epochs", spec.epochs());
    compared.put("batchSize", "batch size", spec.batchSize());
    compared.put("precision", "precision", spec.precision().name());
    compared.known("classes", "classes", spec.knows(DataFact.CLASSES), spec.classes());
    compared.known(
        "trainingSamples", "images", spec.knows(DataFact.TRAINING_SAMPLES), spec.trainingSamples());
    return compared.values;
  }

  private void known(String name, String label, boolean isKnown, Number value) {
    if (isKnown) {
      put(name, label, value);
    } else {
      values.put(name, new ComparedValue(label, "open", "open", JsonText.object().nullNode()));
    }
  }

  private static Map<String, ComparedValue> ingredients(RecipeSpec spec, RecipeSpec other) {
    ComparedValues compared = new ComparedValues();
    for (Map.Entry<Role, Ingredient> each : spec.roles().entrySet()) {
      String role = each.getKey().name().toLowerCase(Locale.ROOT);
      Ingredient ingredient = each.getValue();
      if (other.role(each.getKey()).filter(o -> o.type().equals(ingredient.type())).isPresent()) {
        compared.members(role, ingredient);
      } else {
        compared.whole(role, ExplanationJson.ingredient(role, ingredient), ingredient, "");
      }
    }
    spec.algorithms().forEach(use -> compared.algorithm(use, other));
    return compared.values;
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
    String text = ExplanationText.ingredient(ingredient) + timing;
    values.put(name, new ComparedValue(name, ingredient.type(), text, json));
  }

  private void value(String name, Object value) {
    put(name, name, value);
  }

  private void put(String name, String label, Object value) {
    values.put(name, ComparedValue.of(label, value, ValueText.of(value)));
  }

  private static Map<String, ComparedValue> plan(Plan plan) {
    ComparedValues compared = new ComparedValues();
    for (Place place : Place.values()) {
      String order =
          plan.at(place)
              .map(entry -> entry.algorithm().getClass().getSimpleName())
              .collect(Collectors.joining(", "));
      if (!order.isEmpty()) {
        compared.put(ExplanationJson.place(place), place.words(), order);
      }
    }
    return compared.values;
  }
}
