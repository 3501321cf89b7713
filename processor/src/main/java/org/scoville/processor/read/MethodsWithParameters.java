package org.scoville.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;

/**
 * The methods with parameters of a recipe and its parents that nothing overrides; those without a
 * body are errors, because the generated module has no arguments for them. Methods of one name with
 * different parameters are separate methods.
 */
final class MethodsWithParameters {
  private MethodsWithParameters() {}

  /** Those without a body, and those with a body and a role. */
  static List<ExecutableElement> of(ReturnTypes returnTypes) {
    List<ExecutableElement> all =
        InheritedNames.owners(returnTypes.recipe()).stream()
            .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
            .filter(method -> !method.getParameters().isEmpty())
            .toList();
    return all.stream()
        .filter(MethodsWithParameters::isOpen)
        .filter(method -> all.stream().noneMatch(by -> isOverridden(method, by, returnTypes)))
        .toList();
  }

  private static boolean isOpen(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        || (method.isDefault() && MethodForm.isMarked(method));
  }

  private static boolean isOverridden(
      ExecutableElement method, ExecutableElement by, ReturnTypes returnTypes) {
    return Inheritance.isBelow(by, method) && returnTypes.haveSameSignature(by, method);
  }
}
