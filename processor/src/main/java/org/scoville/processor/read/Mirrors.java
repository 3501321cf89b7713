package org.scoville.processor.read;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Annotations and supertypes, read by name and the same under every compiler; nothing here prints a
 * mirror, whose text differs from one compiler to the next.
 */
public final class Mirrors {
  private Mirrors() {}

  /** An annotation of an element. */
  public static Optional<? extends AnnotationMirror> find(
      Element element, Class<? extends Annotation> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> type(mirror).getQualifiedName().contentEquals(type.getCanonicalName()))
        .findFirst();
  }

  /** A repeatable annotation of an element, written once or several times. */
  public static List<AnnotationMirror> all(
      Element element, Class<? extends Annotation> type, Class<? extends Annotation> container) {
    List<AnnotationMirror> found = new ArrayList<>();
    find(element, type).ifPresent(found::add);
    find(element, container)
        .flatMap(mirror -> value(mirror, "value"))
        .ifPresent(value -> found.addAll(nested(value)));
    return found;
  }

  /** The annotation's declaration. */
  public static TypeElement type(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The members that an annotation's declaration has, in no order to rely on. */
  public static List<ExecutableElement> members(TypeElement annotation) {
    return ElementFilter.methodsIn(annotation.getEnclosedElements());
  }

  /** A member as it is written; empty where its default speaks. */
  public static Optional<AnnotationValue> written(AnnotationMirror mirror, String member) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .<AnnotationValue>map(Map.Entry::getValue)
        .findFirst();
  }

  /** A member as it is written, or else its default. */
  public static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
    return written(mirror, member).or(() -> defaultOf(type(mirror), member));
  }

  /** The default of an annotation's member. */
  public static Optional<AnnotationValue> defaultOf(TypeElement annotation, String member) {
    return members(annotation).stream()
        .filter(method -> method.getSimpleName().contentEquals(member))
        .findFirst()
        .map(ExecutableElement::getDefaultValue);
  }

  /** A member's {@linkplain #plain plain} value, which the annotation is known to have. */
  public static Object plain(AnnotationMirror mirror, String member) {
    return plain(
        value(mirror, member)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "@" + type(mirror).getSimpleName() + " has no member " + member)));
  }

  /**
   * A boxed primitive, a string, the name of an enum constant, the canonical name of a class, or a
   * list of these.
   */
  public static Object plain(AnnotationValue value) {
    return value.accept(PLAIN, null);
  }

  private static final SimpleAnnotationValueVisitor14<Object, Object> PLAIN =
      new SimpleAnnotationValueVisitor14<>() {
        @Override
        protected Object defaultAction(Object boxed, Object unused) {
          return boxed;
        }

        @Override
        public Object visitEnumConstant(VariableElement constant, Object unused) {
          return constant.getSimpleName().toString();
        }

        @Override
        public Object visitType(TypeMirror type, Object unused) {
          return name(type);
        }

        @Override
        public Object visitArray(List<? extends AnnotationValue> values, Object unused) {
          return values.stream().map(Mirrors::plain).toList();
        }
      };

  /** The canonical name of a declared type, and any other as Java writes it. */
  public static String name(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? element(type).getQualifiedName().toString()
        : TypeText.qualified(type);
  }

  /** The declaration of a declared type. */
  public static TypeElement element(TypeMirror declared) {
    return (TypeElement) ((DeclaredType) declared).asElement();
  }

  /** What an element is declared in; a method or a nested type always has one. */
  public static Element enclosing(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement(), "a nested element");
  }

  /** The type that declares a method. */
  public static TypeElement owner(ExecutableElement method) {
    return (TypeElement) enclosing(method);
  }

  /** Whether a type is another, or extends or implements it. */
  public static boolean isA(TypeElement type, String canonicalName) {
    return type.getQualifiedName().contentEquals(canonicalName)
        || type.getInterfaces().stream().anyMatch(i -> isDeclared(i, canonicalName))
        || isDeclared(type.getSuperclass(), canonicalName);
  }

  /** Whether a type is another, or extends or implements it. */
  public static boolean isA(TypeElement type, Class<?> other) {
    return isA(type, other.getCanonicalName());
  }

  private static boolean isDeclared(TypeMirror type, String canonicalName) {
    return type.getKind() == TypeKind.DECLARED && isA(element(type), canonicalName);
  }

  /** Whether an element is an enum, a record, an interface and so on. */
  public static boolean is(TypeMirror type, ElementKind kind) {
    return type.getKind() == TypeKind.DECLARED && element(type).getKind() == kind;
  }

  private static List<AnnotationMirror> nested(AnnotationValue array) {
    List<AnnotationMirror> mirrors = new ArrayList<>();
    for (Object item : (List<?>) array.getValue()) {
      if (((AnnotationValue) item).getValue() instanceof AnnotationMirror mirror) {
        mirrors.add(mirror);
      }
    }
    return mirrors;
  }
}
