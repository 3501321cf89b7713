package org.scoville.runtime.text;

import java.util.List;
import java.util.stream.Collectors;
import org.scoville.text.NumberText;

/** A hyperparameter's value as it is written in a recipe. */
public final class ValueText {
  private ValueText() {}

  /** A number, a word, or a list of these in braces. */
  public static String of(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ValueText::of).collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof Double number ? NumberText.written(number) : value.toString();
  }
}
