package org.scoville.runtime.explain;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value of a recipe that is compared with another recipe's, and how it is shown.
 *
 * @param label what it is the value of, in the words of {@code explain}
 * @param value the value
 * @param text the value in words
 * @param json the value as JSON
 */
public record ComparedValue(String label, Object value, String text, JsonNode json) {

  /** A hyperparameter, a number or a word. */
  static ComparedValue of(String label, Object value, String text) {
    return new ComparedValue(label, value, text, JsonText.value(value));
  }

  /** Whether two recipes have the same, however it is shown. */
  boolean isSame(ComparedValue other) {
    return value.equals(other.value);
  }
}
