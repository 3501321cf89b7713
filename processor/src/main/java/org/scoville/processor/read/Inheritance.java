package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.scoville.recipe.Role;

/**
 * The methods without parameters that a recipe has after inheritance: a redeclared method replaces
 * all of it. Those with parameters are {@link MethodsWithParameters}.
 *
 * <p>Inherited methods come first, those of one parent by role and name: ECJ hands out the methods
 * of a class file in no order to rely on. Then what the recipe adds, as it is written; a redeclared
 * method keeps its place.
 */
final class Inheritance {
  private static final Comparator<ExecutableElement> BY_ROLE_AND_NAME =
      Comparator.comparing(
              (ExecutableElement method) ->
                  MethodForm.roles(method).stream().findFirst().orElse(Role.ALGORITHM))
          .thenComparing(method -> method.getSimpleName().toString());

  private final Map<String, Set<ExecutableElement>> inherited;
  private final Map<String, Set<ExecutableElement>> all;

  private Inheritance(
      Map<String, Set<ExecutableElement>> inherited, Map<String, Set<ExecutableElement>> all) {
    this.inherited = inherited;
    this.all = all;
  }

  /** The methods of a recipe. */
  static Inheritance of(TypeElement recipe) {
    Map<String, Set<ExecutableElement>> inherited = inherited(recipe);
    Map<String, Set<ExecutableElement>> all = new LinkedHashMap<>(inherited);
    declare(ElementFilter.methodsIn(recipe.getEnclosedElements()), all);
    return new Inheritance(inherited, all);
  }

  /** Whether some parent declares a method. */
  boolean isInherited(String name) {
    return inherited.containsKey(name);
  }

  /** One method for each name; of parents that disagree, the one that is chosen, if any. */
  List<ExecutableElement> methods(Choice choice) {
    return all.values().stream().flatMap(set -> choice.of(List.copyOf(set)).stream()).toList();
  }

  /**
   * Which of several parents' methods is taken where they disagree.
   *
   * @param parent its place among the parents, or {@code NONE}
   */
  record Choice(int parent) {
    /** What parents disagree about is left out. */
    static final int NONE = -1;

    static final Choice FIRST = new Choice(0);

    private Optional<ExecutableElement> of(List<ExecutableElement> methods) {
      return parent == NONE && methods.size() > 1
          ? Optional.empty()
          : Optional.of(methods.get(Math.max(0, Math.min(parent, methods.size() - 1))));
    }
  }

  /** The methods for which parents disagree. */
  List<List<ExecutableElement>> disagreements() {
    return all.values().stream().filter(set -> set.size() > 1).map(List::copyOf).toList();
  }

  /** The types that a recipe extends, nearest first. */
  static List<TypeElement> ancestors(TypeElement recipe) {
    Set<TypeElement> found = new LinkedHashSet<>();
    List<TypeElement> level = parents(recipe);
    while (!level.isEmpty()) {
      found.addAll(level);
      level = level.stream().flatMap(parent -> parents(parent).stream()).toList();
    }
    return List.copyOf(found);
  }

  private static Map<String, Set<ExecutableElement>> effective(TypeElement type) {
    Map<String, Set<ExecutableElement>> methods = inherited(type);
    List<ExecutableElement> own =
        new ArrayList<>(ElementFilter.methodsIn(type.getEnclosedElements()));
    own.sort(BY_ROLE_AND_NAME);
    declare(own, methods);
    return methods;
  }

  private static void declare(
      List<ExecutableElement> own, Map<String, Set<ExecutableElement>> methods) {
    for (ExecutableElement method : own) {
      if (method.getModifiers().contains(Modifier.STATIC)
          || method.getModifiers().contains(Modifier.PRIVATE)
          || !method.getParameters().isEmpty()) {
        continue;
      }
      String name = method.getSimpleName().toString();
      if (method.isDefault() && !MethodForm.isMarked(method)) {
        methods.remove(name);
      } else {
        methods.put(name, Set.of(method));
      }
    }
  }

  private static Map<String, Set<ExecutableElement>> inherited(TypeElement type) {
    Map<String, Set<ExecutableElement>> merged = new LinkedHashMap<>();
    for (TypeElement parent : parents(type)) {
      effective(parent)
          .forEach(
              (name, methods) ->
                  merged.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(methods));
    }
    merged.replaceAll((name, methods) -> withoutOverridden(methods));
    return merged;
  }

  private static Set<ExecutableElement> withoutOverridden(Set<ExecutableElement> methods) {
    Set<ExecutableElement> kept = new LinkedHashSet<>(methods);
    kept.removeIf(method -> methods.stream().anyMatch(by -> isBelow(by, method)));
    return kept;
  }

  /** Whether a method is declared in a descendant of the type that declares another. */
  static boolean isBelow(ExecutableElement method, ExecutableElement above) {
    String owner = Mirrors.owner(above).getQualifiedName().toString();
    return !Mirrors.owner(method).getQualifiedName().contentEquals(owner)
        && Mirrors.isA(Mirrors.owner(method), owner);
  }

  private static List<TypeElement> parents(TypeElement type) {
    List<TypeElement> parents = new ArrayList<>();
    for (TypeMirror parent : type.getInterfaces()) {
      parents.add(Mirrors.element(parent));
    }
    return parents;
  }
}
