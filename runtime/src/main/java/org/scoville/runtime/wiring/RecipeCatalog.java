package org.scoville.runtime.wiring;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.text.NearestNames;

/** Every compiled recipe on the class path. */
public final class RecipeCatalog {
  private final List<CompiledRecipe> recipes;

  /** These recipes. */
  RecipeCatalog(List<CompiledRecipe> recipes) {
    this.recipes =
        recipes.stream().sorted(Comparator.comparing(recipe -> recipe.spec().name())).toList();
  }

  /** Reads what the class path registers. */
  public static RecipeCatalog load() {
    return new RecipeCatalog(Registrations.recipes().offers());
  }

  /** All of them, by name. */
  public List<CompiledRecipe> recipes() {
    return recipes;
  }

  /** A line for each recipe, in columns. */
  public List<String> lines() {
    int longest = names().stream().mapToInt(String::length).max().orElse(1);
    String columns = "%-" + longest + "s  %4d epochs, batch %-5d %s";
    return recipes.stream()
        .map(CompiledRecipe::spec)
        .map(
            spec ->
                columns.formatted(spec.simpleName(), spec.epochs(), spec.batchSize(), spec.name()))
        .toList();
  }

  /**
   * A recipe by the name of its interface, with its package or without; capitals and hyphens don't
   * matter, so that {@code fashion-mild} is {@code FashionMild}.
   *
   * @throws UsageProblem if there is none, or several
   * @throws LaunchProblem if there are no recipes at all
   */
  public CompiledRecipe find(String name) {
    if (recipes.isEmpty()) {
      throw new LaunchProblem(
          "there is no recipe \"%s\" on the class path, and no other; add a jar of compiled recipes"
              .formatted(name));
    }
    return recipes.stream()
        .filter(recipe -> recipe.spec().name().equals(name))
        .findFirst()
        .orElseGet(() -> similar(name));
  }

  private CompiledRecipe similar(String name) {
    String typed = letters(name);
    List<CompiledRecipe> matches =
        recipes.stream()
            .filter(
                recipe ->
                    letters(recipe.spec().name()).equals(typed)
                        || letters(recipe.spec().simpleName()).equals(typed))
            .toList();
    if (matches.isEmpty()) {
      throw new UsageProblem(
          "there is no recipe \"%s\" on the class path%s; choose one of %s"
              .formatted(
                  name,
                  NearestNames.question(typed.substring(typed.lastIndexOf('.') + 1), names()),
                  String.join(", ", names())));
    }
    if (matches.size() > 1) {
      throw new UsageProblem(
          "\"%s\" may be %s; give the name with its package"
              .formatted(
                  name, String.join(" or ", matches.stream().map(r -> r.spec().name()).toList())));
    }
    return matches.get(0);
  }

  /** A name without hyphens and capitals. */
  private static String letters(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private List<String> names() {
    return recipes.stream().map(recipe -> recipe.spec().simpleName()).toList();
  }
}
