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
 * That one algorithm acts before another.
 *
 * @param first canonical name of the one
 * @param second canonical name of the other
 * @param because why, or "" where the recipe asks for it
 */
record Precedence(String first, String second, String because) {

  /** What the recipe asks for, and what is published where the recipe does not speak. */
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
        .filter(published -> asked.stream().noneMatch(published::isAboutTheSame))
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

  private boolean isAboutTheSame(Precedence other) {
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
