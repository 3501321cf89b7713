package org.scoville.recipe;

import java.util.Map;
import java.util.Set;

/** An ingredient's record, or the known facts about a record that can't be created. */
public sealed interface IngredientRecord {

  /** Whether the record's class implements this. */
  boolean declares(Class<?> fact);

  /** The same for other values. */
  IngredientRecord with(Map<String, Object> values);

  /**
   * The values where a recipe says nothing, by name; those of a class that can't be had are none.
   */
  Map<String, Object> defaults();

  /** The body of a record class that takes these values, or refuses them. */
  static IngredientRecord of(Class<? extends Record> type, Map<String, Object> values) {
    return Records.body(type, values);
  }

  /**
   * A record that is there.
   *
   * @param record the record
   */
  record Made(Record record) implements IngredientRecord {
    @Override
    public boolean declares(Class<?> fact) {
      return fact.isInstance(record);
    }

    @Override
    public IngredientRecord with(Map<String, Object> values) {
      return IngredientRecord.of(record.getClass(), values);
    }

    @Override
    public Map<String, Object> defaults() {
      return Records.defaults(record.getClass());
    }
  }

  /**
   * A record that the values don't make.
   *
   * @param type its class
   * @param why the sentence about it
   * @param byConstructor whether the record's constructor refuses them; else one is missing, or not
   *     of its type
   */
  record Refused(Class<? extends Record> type, String why, boolean byConstructor)
      implements IngredientRecord {
    @Override
    public boolean declares(Class<?> fact) {
      return fact.isAssignableFrom(type);
    }

    @Override
    public IngredientRecord with(Map<String, Object> values) {
      return IngredientRecord.of(type, values);
    }

    @Override
    public Map<String, Object> defaults() {
      return Records.defaults(type);
    }
  }

  /**
   * A record whose class can't be had: it is not on the processor path, or is compiled right now.
   *
   * @param interfaces canonical names of the interfaces that it implements
   */
  record Named(Set<String> interfaces) implements IngredientRecord {
    /** Copies the set. */
    public Named {
      interfaces = Set.copyOf(interfaces);
    }

    @Override
    public boolean declares(Class<?> fact) {
      return interfaces.contains(fact.getCanonicalName());
    }

    @Override
    public IngredientRecord with(Map<String, Object> values) {
      return this;
    }

    @Override
    public Map<String, Object> defaults() {
      return Map.of();
    }
  }
}
