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
 * What keeps a module from implementing its recipe. It then stands alone, and nothing that the
 * recipe declares can meet its own names.
 */
final class ModuleObstacles {
  /** Methods that {@code Object} has for itself; an interface may have its own of these names. */
  private static final Set<String> OF_OBJECT = Set.of("clone", "finalize");

  /** What javac asks more of a class for, with {@code -Xlint}. */
  private static final List<Class<?>> PROMISES = List.of(Serializable.class, AutoCloseable.class);

  private ModuleObstacles() {}

  /** A sentence about the first obstacle. */
  static Optional<String> of(ParsedRecipe parsed, SourceFile implementing) {
    TypeElement recipe = parsed.element();
    String name = recipe.getSimpleName().toString();
    if (recipe.getModifiers().contains(Modifier.SEALED)) {
      return Optional.of(name + " is sealed, and permits none but its own children");
    }
    for (Class<?> promise : PROMISES) {
      if (Mirrors.isA(recipe, promise)) {
        return Optional.of("%s is %s, and no module".formatted(name, promise.getSimpleName()));
      }
    }
    VisibleTypes visible = VisibleTypes.of(recipe);
    return parsed.dropped().stream()
        .filter(method -> !visible.covers(method.returned()))
        .map(method -> "the type of " + method.name() + ", which it drops, can't be written here")
        .findFirst()
        .or(() -> hiding(recipe, implementing));
  }

  private static Optional<String> hiding(TypeElement recipe, SourceFile implementing) {
    Set<String> words = UsedNames.of(implementing.text());
    return InheritedNames.of(recipe).entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()) || OF_OBJECT.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .map(member -> member + " has a name that is needed here")
        .findFirst();
  }
}
