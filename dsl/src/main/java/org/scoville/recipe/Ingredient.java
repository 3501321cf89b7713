package org.scoville.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One ingredient of a recipe: the method that names it, its type, its values, and as far as its
 * class can be had its record.
 *
 * <p>Values are boxed primitives, strings, names of enum constants, or lists of these, in the order
 * of the record's components.
 *
 * @param method name of the recipe's method
 * @param type canonical name of the ingredient's record
 * @param values hyperparameters by name
 * @param body the record, or what is known without it
 */
public record Ingredient(
    String method, String type, Map<String, Object> values, IngredientRecord body) {

  /** Copies the values, keeping their order. */
  public Ingredient {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A record as the ingredient that a method names. */
  public static Ingredient of(String method, Record record) {
    return new Ingredient(
        method,
        String.valueOf(record.getClass().getCanonicalName()),
        Records.values(record),
        new IngredientRecord.Made(record));
  }

  /**
   * An ingredient whose class is known, by its values: its record, or why the record's constructor
   * refuses them.
   */
  public static Ingredient of(
      String method, Class<? extends Record> type, Map<String, Object> values) {
    return new Ingredient(
        method, String.valueOf(type.getCanonicalName()), values, IngredientRecord.of(type, values));
  }

  /** An ingredient whose class can't be had, so that nothing of it can be asked. */
  public static Ingredient named(String method, RecordShape shape, Map<String, Object> values) {
    return new Ingredient(
        method, shape.type(), values, new IngredientRecord.Named(shape.interfaces()));
  }

  /**
   * An ingredient with its record, if a loader has its class and that class is what the compiler
   * sees; else one of which nothing can be asked.
   */
  public static Ingredient found(
      String method, RecordShape shape, Map<String, Object> values, ClassLoader loader) {
    return Records.find(shape, loader)
        .map(type -> of(method, type, values))
        .filter(
            it -> !(it.body instanceof IngredientRecord.Refused refused) || refused.byConstructor())
        .orElseGet(() -> named(method, shape, values));
  }

  /** This ingredient with another value. */
  public Ingredient with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Ingredient(method, type, more, body.with(more));
  }

  /** Whether its record says of itself that it is this. */
  public boolean declares(Class<?> fact) {
    return body.declares(fact);
  }

  /** What its record says of itself as one of the things that it is; absent if it isn't that. */
  public <F> Optional<DeclaredFact<F>> as(Class<F> fact) {
    return declares(fact) ? Optional.of(new DeclaredFact<>(this, fact)) : Optional.empty();
  }

  /** What the record's constructor has against the values; nothing if it takes them. */
  public Optional<String> refusal() {
    return body instanceof IngredientRecord.Refused refused && refused.byConstructor()
        ? Optional.of(refused.why())
        : Optional.empty();
  }

  /** The values that differ from their defaults, and those that have none. */
  public Map<String, Object> chosen() {
    Map<String, Object> defaults = body.defaults();
    Map<String, Object> chosen = new LinkedHashMap<>(values);
    chosen.entrySet().removeIf(value -> isSame(value.getValue(), defaults.get(value.getKey())));
    return chosen;
  }

  /** Whether two values are one in the record: there a whole number may serve as a double. */
  private static boolean isSame(Object value, @Nullable Object other) {
    if (value instanceof Number one && other instanceof Number another) {
      return Double.compare(one.doubleValue(), another.doubleValue()) == 0;
    }
    if (value instanceof List<?> some && other instanceof List<?> others) {
      return some.size() == others.size()
          && IntStream.range(0, some.size()).allMatch(i -> isSame(some.get(i), others.get(i)));
    }
    return value.equals(other);
  }

  /** The type without its package: {@code MixUp}. */
  public String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
