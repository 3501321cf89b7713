package org.scoville.processor.read;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Checks that annotations have a value of the declared type for each member. */
final class AnnotationValues {
  private AnnotationValues() {}

  /** Whether every member of an annotation has a value of its type, written or defaulted. */
  static boolean isComplete(AnnotationMirror mirror) {
    return Mirrors.members(Mirrors.type(mirror)).stream()
        .allMatch(
            member ->
                Mirrors.value(mirror, member.getSimpleName().toString())
                    .filter(value -> fits(member.getReturnType(), value))
                    .isPresent());
  }

  /** Whether a value has its member's type; javac hands out a string for one that it refuses. */
  static boolean fits(TypeMirror member, AnnotationValue value) {
    Object form = value.getValue();
    return switch (member.getKind()) {
      case BOOLEAN -> form instanceof Boolean;
      case BYTE -> form instanceof Byte;
      case SHORT -> form instanceof Short;
      case CHAR -> form instanceof Character;
      case INT -> form instanceof Integer;
      case LONG -> form instanceof Long;
      case FLOAT -> form instanceof Float;
      case DOUBLE -> form instanceof Double;
      case ARRAY -> form instanceof List<?> items && fitAll((ArrayType) member, items);
      case DECLARED -> fitsDeclared(member, form);
      default -> false;
    };
  }

  private static boolean fitAll(ArrayType array, List<?> items) {
    return items.stream().allMatch(item -> fits(array.getComponentType(), (AnnotationValue) item));
  }

  private static boolean fitsDeclared(TypeMirror member, Object form) {
    if (Mirrors.is(member, ElementKind.ENUM)) {
      return form instanceof VariableElement constant
          && Mirrors.enclosing(constant).equals(Mirrors.element(member));
    }
    if (Mirrors.is(member, ElementKind.ANNOTATION_TYPE)) {
      return form instanceof AnnotationMirror mirror && isComplete(mirror);
    }
    return switch (Mirrors.name(member)) {
      case "java.lang.String" -> form instanceof String;
      case "java.lang.Class" -> form instanceof TypeMirror type && type.getKind() != TypeKind.ERROR;
      default -> false;
    };
  }
}
