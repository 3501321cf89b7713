package org.scoville.runtime.optimizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hyperparameters of a golden case, of which none may be left unread. */
final class Settings {
  private final JsonNode values;
  private final Set<String> unread = new HashSet<>();

  Settings(JsonNode values) {
    this.values = values;
    values.fieldNames().forEachRemaining(unread::add);
  }

  double number(String name) {
    JsonNode value = read(name);
    if (!value.isNumber()) {
      throw new AssertionError("%s is %s, not a number".formatted(name, value));
    }
    return value.asDouble();
  }

  boolean flag(String name) {
    return read(name).asBoolean();
  }

  /** A flag that is false if the case does not name it. */
  boolean optionalFlag(String name) {
    return unread.remove(name) && values.get(name).asBoolean();
  }

  double beta(int index) {
    return read("betas").get(index).asDouble();
  }

  /** Takes note of what changes no number. */
  void ignore(String... names) {
    unread.removeAll(List.of(names));
  }

  /** Fails on a hyperparameter that was not read. */
  void checkAllRead() {
    if (!unread.isEmpty()) {
      throw new AssertionError("nobody knows the hyperparameters " + unread);
    }
  }

  private JsonNode read(String name) {
    unread.remove(name);
    if (!values.has(name)) {
      throw new AssertionError("the case does not say " + name);
    }
    return values.get(name);
  }
}
