package org.scoville.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Part;
import org.scoville.rule.LanguageCheck;

/**
 * The ingredient that a method names by its return type or, where that is an interface, by its
 * {@code With}.
 *
 * @param type the ingredient
 * @param with its {@code With} on the method, if there is one
 */
record NamedIngredient(IngredientType type, Optional<AnnotationMirror> with) {

  /** Finds the ingredient, or adds the reason why there is none. */
  static Optional<NamedIngredient> of(
      ExecutableElement method, TypeMirror returned, MethodDiagnostics findings) {
    List<? extends AnnotationMirror> withs =
        method.getAnnotationMirrors().stream()
            .filter(m -> Mirrors.find(Mirrors.type(m), Hyperparameters.class).isPresent())
            .toList();
    return type(returned, withs, findings)
        .map(
            type ->
                new NamedIngredient(
                    type, withs.stream().<AnnotationMirror>map(w -> w).findFirst()));
  }

  private static Optional<IngredientType> type(
      TypeMirror returned, List<? extends AnnotationMirror> withs, MethodDiagnostics findings) {
    if (Mirrors.is(returned, ElementKind.RECORD)) {
      return byRecord(Mirrors.element(returned), withs, findings);
    }
    if (Mirrors.is(returned, ElementKind.INTERFACE)
        && Mirrors.isA(Mirrors.element(returned), Part.class)) {
      return byInterface(Mirrors.element(returned), withs, findings);
    }
    return unclear(
        findings,
        "returns %s, which is neither an ingredient nor an interface such as Network",
        TypeText.simple(returned));
  }

  private static Optional<IngredientType> byRecord(
      TypeElement record, List<? extends AnnotationMirror> withs, MethodDiagnostics findings) {
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      return unclear(
          findings,
          "returns %s, which is not an ingredient because it lacks an interface such as Network"
              + " or a With",
          record.getSimpleName());
    }
    for (AnnotationMirror with : withs) {
      if (!Mirrors.type(with).getQualifiedName().equals(type.get().with().getQualifiedName())) {
        return unclear(
            findings, "returns %s but has the annotation %s", record.getSimpleName(), path(with));
      }
    }
    return type;
  }

  private static Optional<IngredientType> byInterface(
      TypeElement part, List<? extends AnnotationMirror> withs, MethodDiagnostics findings) {
    if (withs.isEmpty()) {
      return unclear(
          findings,
          "returns %s, and no With annotation says which ingredient",
          part.getSimpleName());
    }
    if (withs.size() > 1) {
      return unclear(
          findings,
          "has more than one With annotation: %s",
          withs.stream().map(NamedIngredient::path).collect(Collectors.joining(" and ")));
    }
    Element record = Mirrors.enclosing(Mirrors.type(withs.get(0)));
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      return unclear(
          findings,
          "names %s, which is not an ingredient because it is not a record with an interface such"
              + " as Network",
          record.getSimpleName());
    }
    if (!Mirrors.isA(type.get().element(), part.getQualifiedName().toString())) {
      findings.add(
          LanguageCheck.WRONG_PLACE,
          "%s returns %s, which %s does not implement"
              .formatted(findings.path(), part.getSimpleName(), record.getSimpleName()));
      return Optional.empty();
    }
    return type;
  }

  private static Optional<IngredientType> unclear(
      MethodDiagnostics findings, String predicate, Object... names) {
    findings.add(
        LanguageCheck.INGREDIENT_UNCLEAR, findings.path() + " " + String.format(predicate, names));
    return Optional.empty();
  }

  /** A {@code With} by its record: {@code SGD.With}. */
  private static String path(AnnotationMirror with) {
    TypeElement type = Mirrors.type(with);
    return Mirrors.enclosing(type).getSimpleName() + "." + type.getSimpleName();
  }
}
