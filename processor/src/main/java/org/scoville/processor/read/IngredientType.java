package org.scoville.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Part;

/**
 * An ingredient's declaration: a record that implements a {@link Part}, with a {@code With} nested
 * in it.
 *
 * @param element the record
 * @param with its {@code With}
 */
public record IngredientType(TypeElement element, TypeElement with) {

  /** Reads a declaration, if it is an ingredient's. */
  public static Optional<IngredientType> of(Element element) {
    if (!(element instanceof TypeElement type)
        || type.getKind() != ElementKind.RECORD
        || !type.getTypeParameters().isEmpty()
        || !Mirrors.isA(type, Part.class)) {
      return Optional.empty();
    }
    return ElementFilter.typesIn(type.getEnclosedElements()).stream()
        .filter(nested -> Mirrors.find(nested, Hyperparameters.class).isPresent())
        .findFirst()
        .map(with -> new IngredientType(type, with));
  }

  /** Canonical name of the record. */
  public String name() {
    return element.getQualifiedName().toString();
  }

  /** The record's name without its package. */
  public String simpleName() {
    return element.getSimpleName().toString();
  }

  /** The hyperparameters in the order of the record, those without a member left out. */
  public List<Hyperparameter> hyperparameters() {
    return element.getRecordComponents().stream()
        .flatMap(component -> hyperparameter(component).stream())
        .toList();
  }

  /** The enums among the hyperparameters' types. */
  public Stream<TypeElement> enums() {
    return element.getRecordComponents().stream()
        .map(RecordComponentElement::asType)
        .filter(type -> Mirrors.is(type, ElementKind.ENUM))
        .map(Mirrors::element);
  }

  /** A type that is needed to create the record and that is not accessible. */
  public Optional<TypeElement> inaccessible(VisibleTypes visible) {
    return Stream.concat(Stream.of(element), enums())
        .filter(named -> !visible.covers(named))
        .findFirst();
  }

  /** The member of {@code With} for a component. */
  public Optional<ExecutableElement> member(String name) {
    return Mirrors.members(with).stream()
        .filter(member -> member.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private Optional<Hyperparameter> hyperparameter(RecordComponentElement component) {
    String name = component.getSimpleName().toString();
    return member(name).map(member -> new Hyperparameter(name, component.asType(), member));
  }
}
