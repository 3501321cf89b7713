package org.scoville.processor.write;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.InheritedNames;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.VisibleTypes;

/**
 * The obstacles to a module that implements its recipe. Such a module does not implement it, so
 * that no name that the recipe declares can collide with a name of the module.
 */
final class ModuleObstacles {
  /** Methods that {@code Object} has for itself; an interface may have its own of these names. */
  private static final Set<String> OF_OBJECT = Set.of("clone", "finalize");

  /** Interfaces for which {@code javac -Xlint} requires more of a class. */
  private static final List<Class<?>> LINTED = List.of(Serializable.class, AutoCloseable.class);

  private ModuleObstacles() {}

  /** A sentence about the first obstacle. */
  static Optional<String> of(ParsedRecipe parsed, SourceFile implementing) {
    TypeElement recipe = parsed.element();
    String name = recipe.getSimpleName().toString();
    if (recipe.getModifiers().contains(Modifier.SEALED)) {
      return Optional.of(name + " is sealed, and does not permit a module");
    }
    for (Class<?> linted : LINTED) {
      if (Mirrors.isA(recipe, linted)) {
        return Optional.of(
            "%s is %s, which a module can't be".formatted(name, linted.getSimpleName()));
      }
    }
    VisibleTypes visible = VisibleTypes.of(recipe);
    return parsed.dropped().stream()
        .filter(method -> !visible.covers(method.returned()))
        .map(
            method ->
                "the return type of " + method.name() + ", which it drops, is not accessible here")
        .findFirst()
        .or(() -> hiding(recipe, implementing));
  }

  private static Optional<String> hiding(TypeElement recipe, SourceFile implementing) {
    Set<String> used = UsedNames.of(implementing.text());
    return InheritedNames.of(recipe).entrySet().stream()
        .filter(entry -> used.contains(entry.getKey()) || OF_OBJECT.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .map(member -> member + " has a name that the module needs")
        .findFirst();
  }
}
