package org.scoville.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One ingredient of a recipe as it is written: a type, its values, and the method that names it.
 *
 * <p>The type is a name and not a class, so that an ingredient whose class is not on the processor
 * path is still read. Values are boxed primitives, strings, names of enum constants, or lists of
 * these, in the order of the record's components.
 *
 * @param method name of the recipe's method
 * @param type canonical name of the ingredient's record
 * @param values hyperparameters by name
 */
public record Ingredient(String method, String type, Map<String, Object> values) {

  /** Copies the values, keeping their order. */
  public Ingredient {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** An ingredient without values yet. */
  public static Ingredient of(String method, String type) {
    return new Ingredient(method, type, Map.of());
  }

  /** This ingredient with one more value. */
  public Ingredient with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Ingredient(method, type, more);
  }

  /**
   * What the record's constructor has against the values; nothing if it takes them, or if a loader
   * does not know the record.
   */
  public Optional<String> refusal(ClassLoader loader) {
    return Records.refusal(this, loader);
  }

  /** The type without its package: {@code MixUp}. */
  public String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
