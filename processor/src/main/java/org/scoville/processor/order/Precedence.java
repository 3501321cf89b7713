package org.scoville.processor.order;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import org.scoville.ingredient.After;
import org.scoville.ingredient.Before;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;

/**
 * An order of two algorithms.
 *
 * @param first canonical name of the algorithm that acts first
 * @param second canonical name of the algorithm that acts after it
 * @param because why, or "" where the recipe asks for it
 */
record Precedence(String first, String second, String because) {

  /** The orders that the recipe asks for, and the published ones of all other pairs. */
  static List<Precedence> all(List<IngredientMethod> algorithms) {
    List<Precedence> all = new ArrayList<>();
    for (IngredientMethod method : algorithms) {
      for (String earlier : method.use().after()) {
        all.add(new Precedence(earlier, method.type().name(), ""));
      }
    }
    List<Precedence> asked = List.copyOf(all);
    algorithms.stream()
        .flatMap(Precedence::published)
        .filter(published -> asked.stream().noneMatch(published::isOfSamePair))
        .forEach(all::add);
    return all;
  }

  private static Stream<Precedence> published(IngredientMethod method) {
    String self = method.type().name();
    Stream<Precedence> before =
        Mirrors.all(method.type().element(), Before.class, Before.All.class).stream()
            .map(mirror -> new Precedence(self, other(mirror), because(mirror)));
    Stream<Precedence> after =
        Mirrors.all(method.type().element(), After.class, After.All.class).stream()
            .map(mirror -> new Precedence(other(mirror), self, because(mirror)));
    return Stream.concat(before, after);
  }

  private static String other(AnnotationMirror mirror) {
    return String.valueOf(Mirrors.plain(mirror, "type"));
  }

  private static String because(AnnotationMirror mirror) {
    return String.valueOf(Mirrors.plain(mirror, "because"));
  }

  private boolean isOfSamePair(Precedence other) {
    return (first.equals(other.first) && second.equals(other.second))
        || (first.equals(other.second) && second.equals(other.first));
  }

  /** The reason of the second one's position. */
  String whySecond() {
    return because.isEmpty()
        ? "after " + simple(first) + ", as the recipe asks"
        : "after " + simple(first) + ": " + because;
  }

  /** The reason of the first one's position. */
  String whyFirst() {
    return because.isEmpty()
        ? "before " + simple(second) + ", as the recipe asks"
        : "before " + simple(second) + ": " + because;
  }

  static String simple(String canonicalName) {
    return canonicalName.substring(canonicalName.lastIndexOf('.') + 1);
  }
}
