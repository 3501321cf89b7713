package org.scoville.recipe;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.Warmup;
import org.scoville.ingredient.WayOfMixing;

/**
 * What an answer of an ingredient must be so that rules and effects can calculate with it: there at
 * all, without gaps, and in this project's own interfaces finite and not below zero.
 */
final class AnswerCheck {
  private static final String OURS = RateCurve.class.getPackageName();

  private AnswerCheck() {}

  /** What is wrong with an answer to a question about an interface; nothing if it can be used. */
  static Optional<String> fault(Class<?> fact, @Nullable Object answer) {
    if (answer == null) {
      return Optional.of("it returns null");
    }
    if (answer instanceof List<?> list) {
      return list.stream().flatMap(element -> ofElement(fact, element).stream()).findFirst();
    }
    if (answer instanceof Optional<?> perhaps) {
      return perhaps.flatMap(content -> fault(fact, content));
    }
    return isOurs(fact) ? ofOurs(fact, answer) : Optional.empty();
  }

  private static Optional<String> ofElement(Class<?> fact, @Nullable Object element) {
    return element == null ? Optional.of("its list holds null") : fault(fact, element);
  }

  /** What the interfaces of plug-ins return has the meaning that the plug-in gives it. */
  private static boolean isOurs(Class<?> fact) {
    return fact.getPackageName().equals(OURS);
  }

  private static Optional<String> ofOurs(Class<?> fact, Object answer) {
    if (answer instanceof WayOfMixing way) {
      return ofOurs(fact, way.probability()).or(() -> ofOurs(fact, way.alpha()));
    }
    if (answer instanceof Warmup rise) {
      return fault(
          fact, List.of(rise.epochs(), rise.fraction(), rise.stretch(), rise.startFactor()));
    }
    if (answer instanceof Number number) {
      double value = number.doubleValue();
      // A curve below zero has a rule of its own, which says where it falls there.
      boolean isUsable =
          Double.isFinite(value) && (value >= 0 || RateCurve.class.isAssignableFrom(fact));
      return isUsable ? Optional.empty() : Optional.of("it returns " + number);
    }
    return Optional.empty();
  }
}
