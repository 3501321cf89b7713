package org.scoville.processor.read;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Types as Java writes them, the same under every compiler. */
final class TypeText {
  private final Function<TypeElement, CharSequence> name;

  private TypeText(Function<TypeElement, CharSequence> name) {
    this.name = name;
  }

  /** A type with the names that its declaration has by itself: {@code List<Double>}. */
  static String simple(TypeMirror type) {
    return new TypeText(TypeElement::getSimpleName).of(type);
  }

  /** A type with names in full: {@code java.util.List<java.lang.Double>}. */
  static String qualified(TypeMirror type) {
    return new TypeText(TypeElement::getQualifiedName).of(type);
  }

  private String of(TypeMirror type) {
    if (type instanceof ArrayType array && type.getKind() == TypeKind.ARRAY) {
      return of(array.getComponentType()) + "[]";
    }
    if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
      return name.apply(Mirrors.element(type)) + arguments(declared);
    }
    if (type instanceof TypeVariable variable && type.getKind() == TypeKind.TYPEVAR) {
      return variable.asElement().getSimpleName().toString();
    }
    if (type instanceof WildcardType wildcard && type.getKind() == TypeKind.WILDCARD) {
      return "?"
          + bound(" extends ", wildcard.getExtendsBound())
          + bound(" super ", wildcard.getSuperBound());
    }
    if (type instanceof IntersectionType both && type.getKind() == TypeKind.INTERSECTION) {
      return both.getBounds().stream().map(this::of).collect(Collectors.joining(" & "));
    }
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }

  private String arguments(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        ? ""
        : type.getTypeArguments().stream()
            .map(this::of)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private String bound(String word, @Nullable TypeMirror bound) {
    return bound == null ? "" : word + of(bound);
  }
}
