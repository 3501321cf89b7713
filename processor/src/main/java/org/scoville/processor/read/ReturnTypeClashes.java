package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.scoville.rule.LanguageCheck;

/**
 * The overrides whose return type Java doesn't allow: it has to be the overridden method's, or one
 * below it. Found here, because the compiler would say it of the generated module too.
 */
final class ReturnTypeClashes {
  private ReturnTypeClashes() {}

  /** The faults of the methods that a recipe is left with. */
  static List<LocatedFinding> findings(ReturnTypes members, List<ExecutableElement> methods) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (ExecutableElement method : methods) {
      clash(members, method)
          .ifPresent(overridden -> findings.add(finding(members, method, overridden)));
    }
    return findings;
  }

  private static Optional<ExecutableElement> clash(ReturnTypes members, ExecutableElement method) {
    return Inheritance.ancestors(Mirrors.owner(method)).stream()
        .flatMap(ancestor -> overridden(ancestor, method).stream())
        .filter(
            above -> members.haveSameSignature(method, above) && !members.narrows(method, above))
        .findFirst();
  }

  private static Optional<ExecutableElement> overridden(
      TypeElement ancestor, ExecutableElement method) {
    return ElementFilter.methodsIn(ancestor.getEnclosedElements()).stream()
        .filter(above -> above.getSimpleName().contentEquals(method.getSimpleName()))
        .filter(above -> above.getReturnType().getKind() == TypeKind.DECLARED)
        .findFirst();
  }

  private static LocatedFinding finding(
      ReturnTypes members, ExecutableElement method, ExecutableElement overridden) {
    String name = method.getSimpleName().toString();
    return LocatedFinding.of(
        LanguageCheck.RETURN_TYPES_CLASH,
        name,
        SourceLocation.of(members.recipe(), method),
        "%s.%s returns %s, and %s.%s, which it overrides, returns %s"
            .formatted(
                Mirrors.owner(method).getSimpleName(),
                name,
                TypeText.simple(members.of(method)),
                Mirrors.owner(overridden).getSimpleName(),
                name,
                TypeText.simple(members.of(overridden))));
  }
}
