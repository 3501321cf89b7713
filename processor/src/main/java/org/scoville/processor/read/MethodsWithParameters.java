package org.scoville.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;

/**
 * The methods with parameters of a recipe and its parents that nothing overrides; those without a
 * body can't be part of a recipe, for nobody would know what to write in them. One that has another
 * of its name beside it is none of that other's business.
 */
final class MethodsWithParameters {
  private MethodsWithParameters() {}

  /** Those that have no body, or have one and say what part they play. */
  static List<ExecutableElement> of(ReturnTypes members) {
    List<ExecutableElement> all =
        InheritedNames.owners(members.recipe()).stream()
            .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
            .filter(method -> !method.getParameters().isEmpty())
            .toList();
    return all.stream()
        .filter(MethodsWithParameters::isOpen)
        .filter(method -> all.stream().noneMatch(by -> isOverridden(method, by, members)))
        .toList();
  }

  private static boolean isOpen(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        || (method.isDefault() && MethodForm.isMarked(method));
  }

  private static boolean isOverridden(
      ExecutableElement method, ExecutableElement by, ReturnTypes members) {
    return Inheritance.isBelow(by, method) && members.haveSameSignature(by, method);
  }
}
