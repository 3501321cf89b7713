package org.scoville.processor.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.scoville.recipe.Body;
import org.scoville.recipe.Ingredient;

/**
 * The classes of ingredients, as far as they can be asked what they are: those that the processor's
 * own loader has, and that are what the compiler sees.
 *
 * <p>A class that is compiled right now may lie in the output folder from an earlier build, and one
 * in the class path may want more than the processor path has; so neither is asked.
 */
public final class RecordClasses {
  private final ClassLoader loader;
  private final Predicate<String> isCompiled;

  /**
   * Classes of a loader.
   *
   * @param isCompiled whether a top-level class is among the sources of this compilation
   */
  public RecordClasses(ClassLoader loader, Predicate<String> isCompiled) {
    this.loader = loader;
    this.isCompiled = isCompiled;
  }

  /** An ingredient with its record, or without one where there is no class to ask. */
  Ingredient ingredient(String method, IngredientType type, Map<String, Object> values) {
    Set<String> declared = new HashSet<>();
    addInterfaces(type.element(), declared);
    return find(type, declared)
        .map(found -> Ingredient.of(method, found, values))
        .filter(made -> isOfThisVersion(made.body()))
        .orElseGet(() -> Ingredient.named(method, type.name(), values, declared));
  }

  /** An older class may have components of other types, or lack a constant. */
  private static boolean isOfThisVersion(Body body) {
    return !(body instanceof Body.Refused refused) || refused.byConstructor();
  }

  private Optional<Class<? extends Record>> find(IngredientType type, Set<String> declared) {
    if (isCompiled.test(outermost(type.element()).getQualifiedName().toString())) {
      return Optional.empty();
    }
    try {
      Class<?> found = Class.forName(binaryName(type.element()), true, loader);
      return found.isRecord() && isSame(found, type, declared)
          ? Optional.of(found.asSubclass(Record.class))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      // Not on this path, or not with all that it needs: its facts stay unknown.
      return Optional.empty();
    }
  }

  /** Whether a class has the components and interfaces that the compiler sees; else it is older. */
  private static boolean isSame(Class<?> found, IngredientType type, Set<String> declared) {
    List<String> components =
        type.element().getRecordComponents().stream()
            .map(component -> component.getSimpleName().toString())
            .toList();
    List<String> theirs =
        Arrays.stream(found.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getName)
            .toList();
    return components.equals(theirs)
        && interfaces(found).collect(Collectors.toSet()).equals(declared);
  }

  private static Stream<String> interfaces(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .flatMap(it -> Stream.concat(Stream.of(it.getCanonicalName()), interfaces(it)));
  }

  private static void addInterfaces(TypeElement type, Set<String> names) {
    for (TypeMirror each : type.getInterfaces()) {
      if (each.getKind() == TypeKind.DECLARED) {
        TypeElement declared = Mirrors.element(each);
        names.add(declared.getQualifiedName().toString());
        addInterfaces(declared, names);
      }
    }
  }

  private static TypeElement outermost(TypeElement type) {
    Element around = type.getEnclosingElement();
    return around instanceof TypeElement outer ? outermost(outer) : type;
  }

  private static String binaryName(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? binaryName(outer) + "$" + type.getSimpleName()
        : type.getQualifiedName().toString();
  }
}
