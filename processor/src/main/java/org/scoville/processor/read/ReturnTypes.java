package org.scoville.processor.read;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * The types that the methods of a recipe return and take, with the recipe's type arguments in place
 * of a parent's type parameters.
 *
 * @param recipe the recipe
 * @param types the compiler's knowledge of types
 */
record ReturnTypes(TypeElement recipe, Types types) {

  /** What a method of the recipe, its own or inherited, returns in the recipe. */
  TypeMirror of(ExecutableElement method) {
    return member(method).getReturnType();
  }

  /** Whether two methods have the same name and, in the recipe, the same parameters. */
  boolean haveSameSignature(ExecutableElement method, ExecutableElement other) {
    return method.getSimpleName().contentEquals(other.getSimpleName())
        && types.isSubsignature(member(method), member(other));
  }

  /** Whether Java lets a method override another, as far as return types go. */
  boolean narrows(ExecutableElement method, ExecutableElement overridden) {
    return types.isSubtype(of(method), of(overridden));
  }

  private ExecutableType member(ExecutableElement method) {
    return declaring((DeclaredType) recipe.asType(), Mirrors.owner(method))
        .map(type -> (ExecutableType) types.asMemberOf(type, method))
        .orElseGet(() -> (ExecutableType) method.asType());
  }

  /**
   * The parent that declares a method, with the recipe's type arguments. ECJ 3.39 looks for a
   * member in a type and its superclasses, and never in its superinterfaces.
   */
  private Optional<DeclaredType> declaring(DeclaredType type, TypeElement owner) {
    if (Mirrors.element(type).getQualifiedName().contentEquals(owner.getQualifiedName())) {
      return Optional.of(type);
    }
    return types.directSupertypes(type).stream()
        .filter(parent -> parent.getKind() == TypeKind.DECLARED)
        .flatMap(parent -> declaring((DeclaredType) parent, owner).stream())
        .findFirst();
  }
}
