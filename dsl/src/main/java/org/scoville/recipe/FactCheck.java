package org.scoville.recipe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.Warmup;
import org.scoville.ingredient.RateCurve;

/**
 * Checks that rules can compute with an ingredient's answers: the answer and its elements are
 * there, and numbers of this project's own interfaces are finite and not below zero.
 */
final class FactCheck {
  private static final Set<String> OURS =
      Set.of(RateCurve.class.getPackageName(), Warmup.class.getPackageName());

  private FactCheck() {}

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
    return OURS.contains(fact.getPackageName());
  }

  private static Optional<String> ofOurs(Class<?> fact, Object answer) {
    if (answer instanceof MixingMethod way) {
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
