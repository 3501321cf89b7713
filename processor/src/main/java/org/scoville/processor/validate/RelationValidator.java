package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import org.scoville.ingredient.Conflicts;
import org.scoville.ingredient.Requires;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.rule.LanguageCheck;

/** Checks that ingredients have those that they require beside them, and none that they exclude. */
final class RelationValidator implements Validator {

  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    Set<Set<String>> reported = new HashSet<>();
    for (IngredientMethod method : parsed.methods()) {
      for (AnnotationMirror conflict :
          Mirrors.all(method.type().element(), Conflicts.class, Conflicts.All.class)) {
        others(parsed, method, String.valueOf(Mirrors.plain(conflict, "with"))).stream()
            .filter(other -> reported.add(Set.of(method.name(), other.name())))
            .forEach(other -> findings.add(conflict(method, other, because(conflict))));
      }
      for (AnnotationMirror requirement :
          Mirrors.all(method.type().element(), Requires.class, Requires.All.class)) {
        String capability = String.valueOf(Mirrors.plain(requirement, "capability"));
        // An ingredient that could not be read may be the one that is asked for.
        if (parsed.findings().isEmpty() && others(parsed, method, capability).isEmpty()) {
          findings.add(requirement(method, capability, because(requirement)));
        }
      }
    }
    return findings;
  }

  private static List<IngredientMethod> others(
      ParsedRecipe parsed, IngredientMethod method, String type) {
    return parsed.methods().stream()
        .filter(other -> !other.name().equals(method.name()))
        .filter(other -> Mirrors.isA(other.type().element(), type))
        .toList();
  }

  private static LocatedFinding conflict(
      IngredientMethod method, IngredientMethod other, String because) {
    return LocatedFinding.of(
        LanguageCheck.CONFLICT,
        method.name(),
        method.source(),
        "%s can't be used with %s: %s"
            .formatted(method.type().simpleName(), other.type().simpleName(), because));
  }

  private static LocatedFinding requirement(
      IngredientMethod method, String capability, String because) {
    return LocatedFinding.of(
        LanguageCheck.REQUIREMENT,
        method.name(),
        method.source(),
        "%s requires another ingredient that implements %s: %s"
            .formatted(
                method.type().simpleName(),
                capability.substring(capability.lastIndexOf('.') + 1),
                because));
  }

  private static String because(AnnotationMirror mirror) {
    return String.valueOf(Mirrors.plain(mirror, "because"));
  }
}
