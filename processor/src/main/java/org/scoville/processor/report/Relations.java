package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import org.scoville.ingredient.Conflicts;
import org.scoville.ingredient.Requires;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Structure;

/** Ingredients stand beside none that they conflict with, and beside those that they require. */
final class Relations implements Inspection {

  @Override
  public List<Fault> inspect(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    Set<Set<String>> reported = new HashSet<>();
    for (IngredientMethod method : reading.methods()) {
      for (AnnotationMirror conflict :
          Mirrors.all(method.type().element(), Conflicts.class, Conflicts.All.class)) {
        others(reading, method, String.valueOf(Mirrors.plain(conflict, "with"))).stream()
            .filter(other -> reported.add(Set.of(method.name(), other.name())))
            .forEach(other -> faults.add(conflict(method, other, because(conflict))));
      }
      for (AnnotationMirror requirement :
          Mirrors.all(method.type().element(), Requires.class, Requires.All.class)) {
        String capability = String.valueOf(Mirrors.plain(requirement, "capability"));
        // An ingredient that could not be read may be the one that is asked for.
        if (reading.faults().isEmpty() && others(reading, method, capability).isEmpty()) {
          faults.add(requirement(method, capability, because(requirement)));
        }
      }
    }
    return faults;
  }

  private static List<IngredientMethod> others(
      Reading reading, IngredientMethod method, String type) {
    return reading.methods().stream()
        .filter(other -> !other.name().equals(method.name()))
        .filter(other -> Mirrors.isA(other.type().element(), type))
        .toList();
  }

  private static Fault conflict(IngredientMethod method, IngredientMethod other, String because) {
    return Fault.of(
        Structure.CONFLICT,
        method.name(),
        method.spot(),
        "%s can't stand in one recipe with %s: %s"
            .formatted(method.type().simpleName(), other.type().simpleName(), because));
  }

  private static Fault requirement(IngredientMethod method, String capability, String because) {
    return Fault.of(
        Structure.REQUIREMENT,
        method.name(),
        method.spot(),
        "%s needs another ingredient that is a %s: %s"
            .formatted(
                method.type().simpleName(),
                capability.substring(capability.lastIndexOf('.') + 1),
                because));
  }

  private static String because(AnnotationMirror mirror) {
    return String.valueOf(Mirrors.plain(mirror, "because"));
  }
}
