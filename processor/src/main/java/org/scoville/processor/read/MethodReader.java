package org.scoville.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.scoville.ingredient.Part;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Role;
import org.scoville.rule.LanguageCheck;

/** Reads a method that has a recipe method's {@linkplain MethodForm form}. */
final class MethodReader {
  private final ExecutableElement method;
  private final TypeMirror returned;
  private final MethodDiagnostics findings;
  private final RecordClasses classes;

  /**
   * A reader that adds what is wrong to the findings.
   *
   * @param returned what the method returns in the recipe
   */
  MethodReader(
      ExecutableElement method,
      TypeMirror returned,
      MethodDiagnostics findings,
      RecordClasses classes) {
    this.method = method;
    this.returned = returned;
    this.findings = findings;
    this.classes = classes;
  }

  /** The ingredient that the method names, unless a finding prevents that. */
  Optional<IngredientMethod> read() {
    Role role = MethodForm.roles(method).get(0);
    AnnotationMirror mirror = Mirrors.find(method, role.annotation()).orElseThrow();
    return NamedIngredient.of(method, returned, findings)
        .filter(
            named ->
                canPlay(role, named.type())
                    && matchesRecord(named.type())
                    && isAccessible(named.type()))
        .flatMap(
            named ->
                ingredient(named)
                    .map(i -> role == Role.ALGORITHM ? use(i, mirror) : AlgorithmUse.of(i))
                    .map(
                        use ->
                            new IngredientMethod(
                                method,
                                role,
                                mirror,
                                named.with(),
                                named.type(),
                                use,
                                findings.source())));
  }

  private boolean canPlay(Role role, IngredientType type) {
    Class<? extends Part> part = RolePart.of(role);
    if (Mirrors.isA(type.element(), part)) {
      return true;
    }
    findings.add(
        LanguageCheck.WRONG_PLACE,
        "%s is marked @%s, but %s does not implement %s"
            .formatted(
                findings.path(),
                role.annotation().getSimpleName(),
                type.simpleName(),
                part.getSimpleName()));
    return false;
  }

  private boolean matchesRecord(IngredientType type) {
    List<HyperparameterDifferences.Difference> differences =
        HyperparameterDifferences.differences(type.with());
    differences.forEach(d -> findings.add(LanguageCheck.HYPERPARAMETERS_DIFFER, d.fact()));
    return differences.isEmpty();
  }

  /** Whether the generated module can access every type that it needs to create the ingredient. */
  private boolean isAccessible(IngredientType type) {
    Optional<TypeElement> hidden = type.inaccessible(VisibleTypes.of(findings.recipe()));
    hidden.ifPresent(
        named ->
            findings.add(
                LanguageCheck.OUT_OF_REACH,
                "%s needs %s, which generated code in the package of %s can't access"
                    .formatted(
                        findings.path(),
                        named.getQualifiedName(),
                        findings.recipe().getSimpleName())));
    return hidden.isEmpty();
  }

  /** The values as they are written or defaulted, in the order of the record. */
  private Optional<Ingredient> ingredient(NamedIngredient named) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Hyperparameter hyperparameter : named.type().hyperparameters()) {
      String name = hyperparameter.name();
      Optional<AnnotationValue> value =
          named
              .with()
              .flatMap(mirror -> Mirrors.written(mirror, name))
              .or(hyperparameter::defaultValue);
      if (value.isEmpty()) {
        findings.add(
            LanguageCheck.VALUE_MISSING,
            "%s does not set %s.%s, which has no default"
                .formatted(findings.path(), named.type().simpleName(), name));
        return Optional.empty();
      }
      values.put(name, Mirrors.plain(value.get()));
    }
    return Optional.of(classes.ingredient(method.getSimpleName().toString(), named.type(), values));
  }

  private static AlgorithmUse use(Ingredient ingredient, AnnotationMirror algorithm) {
    List<String> after =
        ((List<?>) Mirrors.plain(algorithm, "after")).stream().map(String::valueOf).toList();
    return AlgorithmUse.of(ingredient)
        .every((Integer) Mirrors.plain(algorithm, "every"))
        .within(
            (Double) Mirrors.plain(algorithm, "from"), (Double) Mirrors.plain(algorithm, "until"))
        .after(after);
  }
}
