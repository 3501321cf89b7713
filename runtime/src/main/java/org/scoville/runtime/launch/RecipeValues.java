package org.scoville.runtime.launch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.text.ValueText;

/** The values of a recipe as they are run, by name. */
final class RecipeValues {
  /** The name of the precision that a run computes in. */
  static final String PRECISION = "precision";

  /** The name of the precision that was asked for, which may be AUTO; it decides nothing more. */
  static final String ASKED_PRECISION = "asked precision";

  private final Map<String, String> values = new LinkedHashMap<>();

  private RecipeValues() {}

  /**
   * All values: the run's, then those of each role and each algorithm.
   *
   * @param precision what the recipe's precision is on the devices of the run
   */
  static Map<String, String> of(RecipeSpec spec, PrecisionChoice precision) {
    RecipeValues all = new RecipeValues();
    all.put("epochs", spec.epochs());
    all.put("batchSize", spec.batchSize());
    all.put(PRECISION, precision.used().name());
    all.put(ASKED_PRECISION, precision.asked().name());
    all.put("trainingSamples", spec.trainingSamples());
    all.put("classes", spec.classes());
    spec.roles().forEach((role, each) -> all.add(role.name().toLowerCase(Locale.ROOT), each));
    spec.algorithms().forEach(all::add);
    return all.values;
  }

  /** The precision of the run whose values a checkpoint has. */
  static Optional<Precision> precision(RunFacts facts) {
    String name = facts.values().get(PRECISION);
    return Arrays.stream(Precision.values())
        .filter(each -> each != Precision.AUTO && each.name().equals(name))
        .findFirst();
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
