package org.scoville.processor.read;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.ExactlyOne;

/** The differences between the members of a {@code With} and the components of its record. */
public final class HyperparameterDifferences {
  private HyperparameterDifferences() {}

  /**
   * One difference.
   *
   * @param element the differing member or annotation
   * @param fact the difference
   */
  public record Difference(Element element, String fact) {}

  /** The differences between a {@code With} and the record around it. */
  public static List<Difference> differences(TypeElement with) {
    if (!(with.getEnclosingElement() instanceof TypeElement owner)
        || owner.getKind() != ElementKind.RECORD) {
      return List.of(
          new Difference(with, with.getSimpleName() + " is not nested in an ingredient's record"));
    }
    List<Difference> differences = new ArrayList<>();
    for (ExecutableElement member : Mirrors.members(with)) {
      difference(owner, member).ifPresent(fact -> differences.add(new Difference(member, fact)));
    }
    List<String> members = names(Mirrors.members(with));
    for (String component : names(owner.getRecordComponents())) {
      if (!members.contains(component)) {
        differences.add(
            new Difference(
                with,
                "%s has a component %s, and its %s has no such member"
                    .formatted(owner.getSimpleName(), component, with.getSimpleName())));
      }
    }
    for (Class<? extends Annotation> annotation : List.of(ExactlyOne.class, AtMostOne.class)) {
      for (String alternative : alternatives(with, annotation)) {
        if (!members.contains(alternative)) {
          differences.add(
              new Difference(
                  with,
                  "@%s names %s, and the %s of %s has no such member"
                      .formatted(
                          annotation.getSimpleName(),
                          alternative,
                          with.getSimpleName(),
                          owner.getSimpleName())));
        }
      }
    }
    return differences;
  }

  /** The members that {@link ExactlyOne} or {@link AtMostOne} names. */
  public static List<String> alternatives(
      TypeElement with, Class<? extends Annotation> annotation) {
    return Mirrors.find(with, annotation)
        .map(mirror -> (List<?>) Mirrors.plain(mirror, "value"))
        .orElse(List.of())
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private static Optional<String> difference(TypeElement owner, ExecutableElement member) {
    String name = member.getSimpleName().toString();
    String path = owner.getSimpleName() + "." + name;
    Optional<String> wanted = componentType(member.getReturnType());
    if (wanted.isEmpty()) {
      return Optional.of(
          ("%s is %s; a hyperparameter is boolean, int, long, float, double, String, an enum, or an"
                  + " array of any of these except enums")
              .formatted(path, TypeText.qualified(member.getReturnType())));
    }
    Optional<? extends RecordComponentElement> component =
        owner.getRecordComponents().stream()
            .filter(c -> c.getSimpleName().contentEquals(name))
            .findFirst();
    if (component.isEmpty()) {
      return Optional.of(
          "With has a member %s, and %s has no such component"
              .formatted(name, owner.getSimpleName()));
    }
    String actual = TypeText.qualified(component.get().asType());
    return wanted.get().equals(actual)
        ? Optional.empty()
        : Optional.of(
            "%s is %s in With and %s in the record; the record needs %s"
                .formatted(path, TypeText.qualified(member.getReturnType()), actual, wanted.get()));
  }

  /** The type that a member's component has to have; empty for what can't be a hyperparameter. */
  private static Optional<String> componentType(TypeMirror member) {
    if (member.getKind() == TypeKind.ARRAY) {
      TypeMirror item = ((ArrayType) member).getComponentType();
      return isSimple(item) ? Optional.of("java.util.List<" + boxed(item) + ">") : Optional.empty();
    }
    boolean allowed = isSimple(member) || Mirrors.is(member, ElementKind.ENUM);
    return allowed ? Optional.of(TypeText.qualified(member)) : Optional.empty();
  }

  /** Whether a {@code RecipeSpec} can hold such values and pass them to a record's constructor. */
  private static boolean isSimple(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> true;
      default -> Mirrors.name(type).equals("java.lang.String");
    };
  }

  private static String boxed(TypeMirror item) {
    return switch (item.getKind()) {
      case INT -> "java.lang.Integer";
      case DECLARED -> Mirrors.name(item);
      default -> {
        String keyword = Mirrors.name(item);
        yield "java.lang."
            + keyword.substring(0, 1).toUpperCase(Locale.ROOT)
            + keyword.substring(1);
      }
    };
  }

  private static List<String> names(List<? extends Element> elements) {
    return elements.stream().map(e -> e.getSimpleName().toString()).toList();
  }
}
