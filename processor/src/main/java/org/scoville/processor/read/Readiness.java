package org.scoville.processor.read;

import com.google.auto.common.SuperficialValidation;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Tells whether everything that a recipe names exists by now and has its values: another processor
 * may still write it, and what nobody writes the compiler reports by itself.
 */
public final class Readiness {
  private Readiness() {}

  /** Whether a recipe, its parents and its ingredients can be read. */
  public static boolean ofRecipe(TypeElement recipe) {
    return withstandsEcj(
        () ->
            isComplete(recipe)
                && Inheritance.ancestors(recipe).stream().allMatch(Readiness::isComplete));
  }

  /** Whether an ingredient's {@code With} and the record around it can be read. */
  public static boolean ofHyperparameters(TypeElement with) {
    return withstandsEcj(
        () ->
            SuperficialValidation.validateElement(with)
                && SuperficialValidation.validateElement(Mirrors.enclosing(with)));
  }

  /**
   * ECJ 3.39 throws its own ShouldNotImplement where an annotation's value has the wrong type, in
   * {@code Constant.doubleValue()} and the like; it reports the type by itself later on.
   */
  private static boolean withstandsEcj(BooleanSupplier question) {
    try {
      return question.getAsBoolean();
    } catch (RuntimeException e) {
      if (e.getClass().getName().startsWith("org.eclipse.jdt.")) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isComplete(TypeElement type) {
    return SuperficialValidation.validateElement(type)
        && hasAllValues(type)
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .allMatch(method -> hasAllValues(method) && isIngredientComplete(method));
  }

  private static boolean hasAllValues(Element element) {
    return element.getAnnotationMirrors().stream().allMatch(Readiness::hasAllValues);
  }

  /** A member without a default that is not written: the compiler says so itself. */
  private static boolean hasAllValues(AnnotationMirror mirror) {
    return Mirrors.members(Mirrors.type(mirror)).stream()
        .allMatch(member -> Mirrors.value(mirror, member.getSimpleName().toString()).isPresent());
  }

  /** The record may be the return type or the one around a {@code With}. */
  private static boolean isIngredientComplete(ExecutableElement method) {
    TypeMirror returned = method.getReturnType();
    Stream<Element> named =
        Mirrors.is(returned, ElementKind.RECORD)
            ? Stream.of(Mirrors.element(returned))
            : Stream.of();
    Stream<Element> around =
        method.getAnnotationMirrors().stream()
            .map(mirror -> Mirrors.enclosing(Mirrors.type(mirror)))
            .filter(element -> element.getKind() == ElementKind.RECORD);
    return Stream.concat(named, around).allMatch(SuperficialValidation::validateElement);
  }
}
