package org.scoville.processor.read;

import com.google.auto.common.SuperficialValidation;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Tells whether everything that a recipe names exists by now: another processor may still write it,
 * and what nobody writes the compiler reports by itself.
 */
public final class Readiness {
  private Readiness() {}

  /** Whether a recipe, its parents and its ingredients can be read. */
  public static boolean ofRecipe(TypeElement recipe) {
    return isComplete(recipe)
        && Inheritance.ancestors(recipe).stream().allMatch(Readiness::isComplete);
  }

  /** Whether an ingredient's {@code With} and the record around it can be read. */
  public static boolean ofHyperparameters(TypeElement with) {
    return SuperficialValidation.validateElement(with)
        && SuperficialValidation.validateElement(with.getEnclosingElement());
  }

  private static boolean isComplete(TypeElement type) {
    return SuperficialValidation.validateElement(type)
        && hasAllValues(type)
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .allMatch(
                method -> hasAllValues(method) && isIngredientComplete(method.getReturnType()));
  }

  private static boolean hasAllValues(Element element) {
    return element.getAnnotationMirrors().stream().allMatch(Readiness::hasAllValues);
  }

  /** A member without a default that is not written: the compiler says so itself. */
  private static boolean hasAllValues(AnnotationMirror mirror) {
    return Mirrors.members(Mirrors.type(mirror)).stream()
        .allMatch(member -> Mirrors.value(mirror, member.getSimpleName().toString()).isPresent());
  }

  private static boolean isIngredientComplete(TypeMirror returned) {
    return !Mirrors.is(returned, ElementKind.RECORD)
        || SuperficialValidation.validateElement(Mirrors.element(returned));
  }
}
