package org.scoville.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A place in the source that a message can point at.
 *
 * <p>What a recipe inherits is pointed at by the recipe itself: a parent read from a class file has
 * no position, and a finding should have the same line however the parent was compiled. The origin
 * then says where it came from.
 *
 * @param element the element
 * @param annotation an annotation on it
 * @param value a value in that annotation
 * @param origin qualified name of the inherited method, or ""
 */
public record SourceLocation(
    Element element,
    Optional<AnnotationMirror> annotation,
    Optional<AnnotationValue> value,
    String origin) {

  /** An element as a whole. */
  public static SourceLocation of(Element element) {
    return new SourceLocation(element, Optional.empty(), Optional.empty(), "");
  }

  /** A method of a recipe, written in it or inherited. */
  public static SourceLocation of(TypeElement recipe, ExecutableElement method) {
    TypeElement owner = Mirrors.owner(method);
    return owner.getQualifiedName().contentEquals(recipe.getQualifiedName())
        ? of(method)
        : new SourceLocation(
            recipe,
            Optional.empty(),
            Optional.empty(),
            owner.getQualifiedName() + "." + method.getSimpleName());
  }

  /** An annotation on this element. */
  public SourceLocation at(AnnotationMirror mirror) {
    return origin.isEmpty()
        ? new SourceLocation(element, Optional.of(mirror), Optional.empty(), origin)
        : this;
  }

  /**
   * A value in an annotation on this element, or the annotation where the value is a default or an
   * array: ECJ reports an array's elements at the whole annotation, so every compiler does.
   */
  public SourceLocation at(AnnotationMirror mirror, String member) {
    SourceLocation whole = at(mirror);
    return Mirrors.written(mirror, member)
        .filter(value -> origin.isEmpty() && !(value.getValue() instanceof List))
        .map(value -> new SourceLocation(element, Optional.of(mirror), Optional.of(value), origin))
        .orElse(whole);
  }
}
