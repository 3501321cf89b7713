package org.scoville.processor;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.text.NumberText;

/** The defaults of hyperparameters, as they are written in a recipe. */
final class Standards {
  private Standards() {}

  /** The default of a hyperparameter; nothing if the recipe's author must choose. */
  static Optional<String> of(Class<?> ingredient, String hyperparameter) {
    return Optional.ofNullable(member(ingredient, hyperparameter).getDefaultValue())
        .map(Standards::written);
  }

  /** The type of a hyperparameter. */
  static Class<?> type(Class<?> ingredient, String hyperparameter) {
    return member(ingredient, hyperparameter).getReturnType();
  }

  private static Method member(Class<?> ingredient, String name) {
    return Arrays.stream(DslIngredients.with(ingredient).getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String written(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers)
          .mapToObj(NumberText::written)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof int[] numbers) {
      return Arrays.stream(numbers)
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Double number) {
      return NumberText.written(number);
    }
    return value instanceof String text ? "\"" + text + "\"" : value.toString();
  }
}
