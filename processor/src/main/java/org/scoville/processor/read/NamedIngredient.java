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
 * The ingredient that a method names: by its return type, or where that is a place by its {@code
 * With}.
 *
 * @param type the ingredient
 * @param with its {@code With} on the method, if there is one
 */
record NamedIngredient(IngredientType type, Optional<AnnotationMirror> with) {

  /** Finds the ingredient, or adds the fault that hides it. */
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
      return byPlace(Mirrors.element(returned), withs, findings);
    }
    return unclear(
        findings,
        "returns %s, which is neither an ingredient nor a place",
        TypeText.simple(returned));
  }

  private static Optional<IngredientType> byRecord(
      TypeElement record, List<? extends AnnotationMirror> withs, MethodDiagnostics findings) {
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      return unclear(
          findings,
          "returns %s, which lacks a place or a With and so is no ingredient",
          record.getSimpleName());
    }
    for (AnnotationMirror with : withs) {
      if (!Mirrors.type(with).getQualifiedName().equals(type.get().with().getQualifiedName())) {
        return unclear(
            findings,
            "returns %s but has the hyperparameters of %s",
            record.getSimpleName(),
            owner(with));
      }
    }
    return type;
  }

  private static Optional<IngredientType> byPlace(
      TypeElement place, List<? extends AnnotationMirror> withs, MethodDiagnostics findings) {
    if (withs.isEmpty()) {
      return unclear(
          findings,
          "returns the place %s and no With says which ingredient",
          place.getSimpleName());
    }
    if (withs.size() > 1) {
      return unclear(
          findings,
          "has the hyperparameters of %s",
          withs.stream().map(NamedIngredient::owner).collect(Collectors.joining(" and ")));
    }
    Element record = Mirrors.enclosing(Mirrors.type(withs.get(0)));
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      return unclear(
          findings,
          "names %s, which is no record with a place and so no ingredient",
          record.getSimpleName());
    }
    if (!Mirrors.isA(type.get().element(), place.getQualifiedName().toString())) {
      findings.add(
          LanguageCheck.WRONG_PLACE,
          "%s returns a %s, and %s is none"
              .formatted(findings.path(), place.getSimpleName(), record.getSimpleName()));
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

  private static String owner(AnnotationMirror with) {
    return Mirrors.enclosing(Mirrors.type(with)).getSimpleName().toString();
  }
}
