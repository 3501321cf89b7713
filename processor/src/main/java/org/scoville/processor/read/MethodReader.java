package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Place;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Role;
import org.scoville.recipe.Without;
import org.scoville.rule.Structure;

/** Reads one method of a recipe, or says why it can't be read. */
final class MethodReader {
  /** Names of {@code Object}'s methods; javac itself refuses some of them, but not all. */
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final TypeElement recipe;
  private final ExecutableElement method;
  private final Spot spot;
  private final List<Fault> faults;

  /** Faults found on the way are added to the list. */
  MethodReader(TypeElement recipe, ExecutableElement method, List<Fault> faults) {
    this.recipe = recipe;
    this.method = method;
    this.spot = Spot.of(recipe, method);
    this.faults = faults;
  }

  static boolean hasRole(ExecutableElement method) {
    return isDropped(method) || !roles(method).isEmpty();
  }

  static boolean isDropped(ExecutableElement method) {
    return Mirrors.find(method, Without.class).isPresent();
  }

  static List<Role> roles(ExecutableElement method) {
    return Arrays.stream(Role.values())
        .filter(role -> Mirrors.find(method, role.annotation()).isPresent())
        .toList();
  }

  /** Whether the method's form is that of an ingredient. */
  boolean isWellFormed() {
    String name = method.getSimpleName().toString();
    if (!method.getParameters().isEmpty() || !method.getTypeParameters().isEmpty()) {
      return fault(Structure.OBJECT_METHOD, path() + " has parameters");
    }
    if (OBJECT_METHODS.contains(name)) {
      return fault(Structure.OBJECT_METHOD, path() + " has the name of a method of Object");
    }
    if (method.isDefault()) {
      return fault(Structure.INGREDIENT_UNCLEAR, path() + " has a body, so it names no ingredient");
    }
    List<String> roles = new ArrayList<>();
    roles(method).forEach(role -> roles.add("@" + role.annotation().getSimpleName()));
    if (isDropped(method)) {
      roles.add("@Without");
    }
    if (roles.size() == 1) {
      return true;
    }
    return fault(
        Structure.ROLE_UNCLEAR,
        roles.isEmpty()
            ? path() + " has no role"
            : path() + " has more than one role: " + String.join(" and ", roles));
  }

  /** Reads a well-formed method that is not dropped. */
  Optional<IngredientMethod> read() {
    List<AnnotationMirror> withs =
        method.getAnnotationMirrors().stream()
            .filter(m -> Mirrors.find(Mirrors.type(m), Hyperparameters.class).isPresent())
            .collect(Collectors.toUnmodifiableList());
    return ingredientType(withs).flatMap(type -> read(type, withs.stream().findFirst()));
  }

  private Optional<IngredientType> ingredientType(List<AnnotationMirror> withs) {
    TypeMirror returned = method.getReturnType();
    if (Mirrors.is(returned, ElementKind.RECORD)) {
      return ofRecord(Mirrors.element(returned), withs);
    }
    if (Mirrors.is(returned, ElementKind.INTERFACE)
        && Mirrors.isA(Mirrors.element(returned), Place.class)) {
      return ofPlace(Mirrors.element(returned), withs);
    }
    fault(
        Structure.INGREDIENT_UNCLEAR,
        "%s returns %s, which is neither an ingredient nor a place"
            .formatted(path(), simple(returned)));
    return Optional.empty();
  }

  private Optional<IngredientType> ofRecord(TypeElement record, List<AnnotationMirror> withs) {
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      fault(
          Structure.INGREDIENT_UNCLEAR,
          "%s returns %s, which is no ingredient: a record that implements a place and has an annotation With"
              .formatted(path(), record.getSimpleName()));
      return type;
    }
    for (AnnotationMirror with : withs) {
      if (!Mirrors.type(with).getQualifiedName().equals(type.get().with().getQualifiedName())) {
        fault(
            Structure.INGREDIENT_UNCLEAR,
            "%s returns %s but has the hyperparameters of %s"
                .formatted(path(), record.getSimpleName(), owner(with)));
        return Optional.empty();
      }
    }
    return type;
  }

  private Optional<IngredientType> ofPlace(TypeElement place, List<AnnotationMirror> withs) {
    if (withs.size() != 1) {
      fault(
          Structure.INGREDIENT_UNCLEAR,
          withs.isEmpty()
              ? "%s returns the place %s and no With says which ingredient"
                  .formatted(path(), place.getSimpleName())
              : "%s has the hyperparameters of %s"
                  .formatted(
                      path(),
                      withs.stream()
                          .map(MethodReader::owner)
                          .collect(Collectors.joining(" and "))));
      return Optional.empty();
    }
    Element record = Mirrors.enclosing(Mirrors.type(withs.get(0)));
    Optional<IngredientType> type = IngredientType.of(record);
    if (type.isEmpty()) {
      fault(
          Structure.INGREDIENT_UNCLEAR,
          "%s names %s, which is no ingredient: a record that implements a place"
              .formatted(path(), record.getSimpleName()));
    } else if (!Mirrors.isA(type.get().element(), place.getQualifiedName().toString())) {
      fault(
          Structure.WRONG_PLACE,
          "%s returns a %s, and %s is none"
              .formatted(path(), place.getSimpleName(), record.getSimpleName()));
      return Optional.empty();
    }
    return type;
  }

  private Optional<IngredientMethod> read(IngredientType type, Optional<AnnotationMirror> with) {
    Role role = roles(method).get(0);
    Class<? extends Place> place = Places.of(role);
    if (!Mirrors.isA(type.element(), place)) {
      fault(
          Structure.WRONG_PLACE,
          "%s is marked @%s, and %s is no %s"
              .formatted(
                  path(),
                  role.annotation().getSimpleName(),
                  type.simpleName(),
                  place.getSimpleName()));
      return Optional.empty();
    }
    List<Agreement.Difference> differences = Agreement.differences(type.with());
    if (!differences.isEmpty()) {
      fault(Structure.HYPERPARAMETERS_DIFFER, differences.get(0).fact());
      return Optional.empty();
    }
    AnnotationMirror mirror = Mirrors.find(method, role.annotation()).orElseThrow();
    return values(type, with)
        .map(ingredient -> role == Role.ALGORITHM ? use(ingredient, mirror) : plain(ingredient))
        .map(use -> new IngredientMethod(method, role, mirror, with, type, use, spot));
  }

  private Optional<Ingredient> values(IngredientType type, Optional<AnnotationMirror> with) {
    Ingredient ingredient = Ingredient.of(method.getSimpleName().toString(), type.name());
    for (Hyperparameter hyperparameter : type.hyperparameters()) {
      String name = hyperparameter.name();
      Optional<AnnotationValue> value =
          with.flatMap(mirror -> Mirrors.written(mirror, name)).or(hyperparameter::defaultValue);
      if (value.isEmpty()) {
        fault(
            Structure.VALUE_MISSING,
            "%s needs %s.%s, which has no default".formatted(path(), type.simpleName(), name));
        return Optional.empty();
      }
      ingredient = ingredient.with(name, Mirrors.plain(value.get()));
    }
    return Optional.of(ingredient);
  }

  private static AlgorithmUse plain(Ingredient ingredient) {
    return AlgorithmUse.of(ingredient);
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

  private static String owner(AnnotationMirror with) {
    return Mirrors.enclosing(Mirrors.type(with)).getSimpleName().toString();
  }

  private static String simple(TypeMirror type) {
    String name = Mirrors.name(type);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String path() {
    return recipe.getSimpleName() + "." + method.getSimpleName();
  }

  private boolean fault(Structure structure, String fact) {
    faults.add(Fault.of(structure, method.getSimpleName().toString(), spot, fact));
    return false;
  }
}
