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
 * The overrides whose return type Java doesn't allow: it must be the overridden method's, or a
 * subtype of it. They are found here because otherwise the compiler would also report each of them
 * in the generated module.
 */
final class ReturnTypeClashes {
  private ReturnTypeClashes() {}

  /** A finding for each such method of a recipe, its own or inherited. */
  static List<LocatedFinding> findings(ReturnTypes returnTypes, List<ExecutableElement> methods) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (ExecutableElement method : methods) {
      clash(returnTypes, method)
          .ifPresent(overridden -> findings.add(finding(returnTypes, method, overridden)));
    }
    return findings;
  }

  private static Optional<ExecutableElement> clash(
      ReturnTypes returnTypes, ExecutableElement method) {
    return Inheritance.ancestors(Mirrors.owner(method)).stream()
        .flatMap(ancestor -> overridden(ancestor, method).stream())
        .filter(
            above ->
                returnTypes.haveSameSignature(method, above) && !returnTypes.narrows(method, above))
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
      ReturnTypes returnTypes, ExecutableElement method, ExecutableElement overridden) {
    String name = method.getSimpleName().toString();
    return LocatedFinding.of(
        LanguageCheck.RETURN_TYPES_CLASH,
        name,
        SourceLocation.of(returnTypes.recipe(), method),
        "%s.%s returns %s, but overrides %s.%s, which returns %s"
            .formatted(
                Mirrors.owner(method).getSimpleName(),
                name,
                TypeText.simple(returnTypes.of(method)),
                Mirrors.owner(overridden).getSimpleName(),
                name,
                TypeText.simple(returnTypes.of(overridden))));
  }
}
