package org.scoville.processor.write;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.Belongings;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.Reach;
import org.scoville.processor.read.Reading;

/**
 * What keeps a module from implementing its recipe. It then stands alone, and nothing that the
 * recipe declares can meet its own names.
 */
final class Obstacles {
  /** Methods that {@code Object} has for itself; an interface may have its own of these names. */
  private static final Set<String> OF_OBJECT = Set.of("clone", "finalize");

  /** What javac asks more of a class for, with {@code -Xlint}. */
  private static final List<Class<?>> PROMISES = List.of(Serializable.class, AutoCloseable.class);

  private Obstacles() {}

  /** A sentence about the first obstacle. */
  static Optional<String> of(Reading reading, SourceFile implementing) {
    TypeElement recipe = reading.element();
    String name = recipe.getSimpleName().toString();
    if (recipe.getModifiers().contains(Modifier.SEALED)) {
      return Optional.of(name + " is sealed, and permits none but its own children");
    }
    for (Class<?> promise : PROMISES) {
      if (Mirrors.isA(recipe, promise)) {
        return Optional.of("%s is %s, and no module".formatted(name, promise.getSimpleName()));
      }
    }
    Reach reach = Reach.of(recipe);
    return reading.dropped().stream()
        .filter(method -> !reach.covers(method.returned()))
        .map(method -> "the type of " + method.name() + ", which it drops, can't be written here")
        .findFirst()
        .or(() -> hiding(recipe, implementing));
  }

  private static Optional<String> hiding(TypeElement recipe, SourceFile implementing) {
    Set<String> words = Words.of(implementing.text());
    return Belongings.of(recipe).entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()) || OF_OBJECT.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .map(member -> member + " has a name that is needed here")
        .findFirst();
  }
}
