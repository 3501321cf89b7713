package org.scoville.processor;

import static java.util.Locale.ROOT;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Role;

/**
 * An example of an ingredient in a recipe: taken from the published recipes, the quick start or a
 * good twin of the corpus, all of which compile; or else written from its defaults, with dots where
 * the author must choose.
 */
final class RecipeExcerpt {
  private static final Set<String> LEFT_OUT = Set.of("Override", "Accept", "Without");
  private static final int SHOWN = 3;

  private final List<ParsedSource> recipes;

  /** Reads the recipes. */
  RecipeExcerpt() {
    List<Path> files = new ArrayList<>();
    files.addAll(JavaCompilers.files(Path.of("..", "recipes", "src", "main", "java")));
    files.addAll(JavaCompilers.files(Path.of("..", "examples", "src", "main", "java")));
    files.add(Corpus.FOLDER.resolve("Calm.java"));
    files.addAll(Corpus.files("Good"));
    this.recipes =
        files.stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .map(ParsedSource::of)
            .toList();
  }

  /** The method of a recipe that names the ingredient. */
  String of(Class<?> ingredient, IngredientSource source) {
    return recipes.stream()
        .flatMap(recipe -> methods(recipe, ingredient.getSimpleName()))
        .findFirst()
        .orElseGet(() -> fromDefaults(ingredient, source));
  }

  private static Stream<String> methods(ParsedSource recipe, String name) {
    ClassTree type = recipe.type();
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> names(method, name))
        .map(method -> excerpt(recipe, method));
  }

  private static boolean names(MethodTree method, String ingredient) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().equals(ingredient + ".With"));
  }

  private static String excerpt(ParsedSource recipe, MethodTree method) {
    List<String> lines = new ArrayList<>();
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (!LEFT_OUT.contains(annotation.getAnnotationType().toString())) {
        lines.add(recipe.written(annotation).replace("\n  ", "\n"));
      }
    }
    Tree type = method.getReturnType();
    lines.add("%s %s();".formatted(type, method.getName()));
    return String.join("\n", lines);
  }

  private static String fromDefaults(Class<?> ingredient, IngredientSource source) {
    List<String> values = new ArrayList<>();
    for (String name : source.hyperparameters()) {
      Optional<String> standard = Standards.of(ingredient, name);
      boolean chosen = source.alternatives().indexOf(name) == 0;
      if (standard.isEmpty() || chosen) {
        values.add(0, name + " = ...");
      } else if (values.size() < SHOWN && !source.alternatives().contains(name)) {
        values.add(name + " = " + standard.get());
      }
    }
    String name = ingredient.getSimpleName();
    Role role = roles(ingredient).findFirst().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add("@" + role.annotation().getSimpleName());
    if (!values.isEmpty()) {
      lines.add("@%s.With(%s)".formatted(name, String.join(", ", values)));
    }
    lines.add("%s %s();".formatted(name, method(role, name)));
    return String.join("\n", lines);
  }

  private static String method(Role role, String name) {
    return switch (role) {
      case MODEL, LOSS, TRAIN, EVALUATE, OPTIMIZER -> role.name().toLowerCase(ROOT);
      case SCHEDULE -> "learningRate";
      case ALGORITHM ->
          name.equals(name.toUpperCase(ROOT))
              ? name.toLowerCase(ROOT)
              : name.substring(0, 1).toLowerCase(ROOT) + name.substring(1);
    };
  }

  /** The roles that an ingredient can play. */
  static Stream<Role> roles(Class<?> ingredient) {
    return Stream.of(Role.values()).filter(role -> RolePart.of(role).isAssignableFrom(ingredient));
  }
}
