package org.scoville.processor.read;

import java.util.List;
import java.util.function.BooleanSupplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.scoville.ingredient.Hyperparameters;

/**
 * Checks that everything that is read of a recipe exists by now and has its values: another
 * processor may still generate it in a later round, and the compiler itself reports what is never
 * generated.
 *
 * <p>{@code BasicAnnotationProcessor} and {@code SuperficialValidation} of auto-common are not
 * used: they validate everything that an element mentions. A jar's classes may have been compiled
 * with annotations that are not on this class path, and a recipe that uses such a class would wait
 * forever for an annotation that nothing reads, without a module and without a message. So only the
 * types and values that are read here are checked; a missing annotation holds up only the recipe on
 * which it is written.
 */
public final class Readiness {
  private Readiness() {}

  /** Whether a recipe, its parents and its ingredients can be read. */
  public static boolean ofRecipe(TypeElement recipe, Types types) {
    ReturnTypes returnTypes = new ReturnTypes(recipe, types);
    return withstandsEcj(
        () ->
            isReady(recipe, returnTypes)
                && isResolved(recipe.getAnnotationMirrors())
                && ElementFilter.methodsIn(recipe.getEnclosedElements()).stream()
                    .allMatch(method -> isResolved(method.getAnnotationMirrors()))
                && Inheritance.ancestors(recipe).stream()
                    .allMatch(parent -> isReady(parent, returnTypes)));
  }

  /** Whether an ingredient's {@code With} and the record around it can be read. */
  public static boolean ofHyperparameters(TypeElement with) {
    return withstandsEcj(() -> isIngredientReady(with, Mirrors.enclosing(with)));
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

  private static boolean isReady(TypeElement recipe, ReturnTypes returnTypes) {
    // After "extends Parent[]" javac hands out the array as an interface.
    return recipe.getInterfaces().stream().allMatch(parent -> parent.getKind() == TypeKind.DECLARED)
        && hasItsValues(recipe)
        && ElementFilter.methodsIn(recipe.getEnclosedElements()).stream()
            .allMatch(method -> isReady(method, returnTypes.of(method)));
  }

  private static boolean isReady(ExecutableElement method, TypeMirror returned) {
    return isResolved(returned)
        && hasItsValues(method)
        && (!Mirrors.is(returned, ElementKind.RECORD)
            || IngredientType.of(Mirrors.element(returned))
                .map(type -> isIngredientReady(type.with(), type.element()))
                .orElse(true))
        && withs(method).stream()
            .map(Mirrors::type)
            .allMatch(with -> isIngredientReady(with, Mirrors.enclosing(with)));
  }

  private static boolean isIngredientReady(TypeElement with, Element owner) {
    return hasItsValues(with)
        && Mirrors.members(with).stream()
            .allMatch(
                member ->
                    isResolved(member.getReturnType())
                        && hasFittingDefault(member)
                        && hasItsValues(member))
        && (owner.getKind() != ElementKind.RECORD || isRecordReady((TypeElement) owner));
  }

  private static boolean hasFittingDefault(ExecutableElement member) {
    AnnotationValue value = member.getDefaultValue();
    return value == null || AnnotationValues.fits(member.getReturnType(), value);
  }

  private static boolean isRecordReady(TypeElement record) {
    return hasItsValues(record)
        && record.getInterfaces().stream().allMatch(Readiness::isResolved)
        && record.getRecordComponents().stream()
            .allMatch(component -> isResolved(component.asType()));
  }

  private static List<? extends AnnotationMirror> withs(ExecutableElement method) {
    return method.getAnnotationMirrors().stream().filter(Readiness::isWith).toList();
  }

  private static boolean isWith(AnnotationMirror mirror) {
    return isResolved(mirror.getAnnotationType())
        && Mirrors.find(Mirrors.type(mirror), Hyperparameters.class).isPresent();
  }

  private static boolean isOurs(AnnotationMirror mirror) {
    String name = Mirrors.name(mirror.getAnnotationType());
    return name.startsWith("org.scoville.recipe.")
        || name.startsWith("org.scoville.ingredient.")
        || isWith(mirror);
  }

  /** The compiler itself reports a value that is left out or has the wrong type. */
  private static boolean hasItsValues(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(Readiness::isOurs)
        .allMatch(AnnotationValues::isComplete);
  }

  private static boolean isResolved(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream().allMatch(mirror -> isResolved(mirror.getAnnotationType()));
  }

  private static boolean isResolved(TypeMirror type) {
    return type.getKind() != TypeKind.ERROR;
  }
}
