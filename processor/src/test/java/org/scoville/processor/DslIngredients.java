package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.ingredient.Part;

/** The ingredients that the language brings along, found in its folder or jar. */
final class DslIngredients {
  private DslIngredients() {}

  /** Every record that implements a place. */
  static List<Class<?>> all() {
    try {
      URI location = Part.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (!location.getPath().endsWith(".jar")) {
        return in(Path.of(location));
      }
      // The compilers under test open the same jar by its URI, which can be open only once.
      try (FileSystem files = FileSystems.newFileSystem(Path.of(location))) {
        return in(files.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The {@code With} of an ingredient. */
  static Class<?> with(Class<?> ingredient) {
    return Arrays.stream(ingredient.getDeclaredClasses())
        .filter(nested -> nested.getSimpleName().equals("With"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(ingredient + " has no With"));
  }

  private static List<Class<?>> in(Path root) throws IOException {
    List<Class<?>> found = new ArrayList<>();
    try (var walk = Files.walk(root)) {
      for (Path file : walk.sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/').replace('/', '.');
        if (name.endsWith(".class") && !name.contains("-info")) {
          Class<?> type = load(name.substring(0, name.length() - ".class".length()));
          if (type.isRecord() && Part.class.isAssignableFrom(type)) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, DslIngredients.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
