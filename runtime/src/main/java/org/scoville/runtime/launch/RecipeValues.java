package org.scoville.runtime.launch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.text.ValueText;

/** The values of a recipe as they are run, by name. */
final class RecipeValues {
  private final Map<String, String> values = new LinkedHashMap<>();

  private RecipeValues() {}

  /** All values: the run's, then those of each role and each algorithm. */
  static Map<String, String> of(RecipeSpec spec) {
    RecipeValues all = new RecipeValues();
    all.put("epochs", spec.epochs());
    all.put("batchSize", spec.batchSize());
    all.put("precision", spec.precision().name());
    all.put("trainingSamples", spec.trainingSamples());
    all.put("classes", spec.classes());
    spec.roles().forEach((role, each) -> all.add(role.name().toLowerCase(Locale.ROOT), each));
    spec.algorithms().forEach(all::add);
    return all.values;
  }

  private void add(AlgorithmUse use) {
    String name = use.ingredient().simpleType();
    add(name, use.ingredient());
    put(name + ".every", use.timing().every());
    put(name + ".from", use.timing().from());
    put(name + ".until", use.timing().until());
  }

  private void add(String name, Ingredient ingredient) {
    put(name, ingredient.type());
    ingredient.values().forEach((member, value) -> put(name + "." + member, value));
  }

  private void put(String name, Object value) {
    values.put(name, ValueText.of(value));
  }
}
