package org.scoville.runtime.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.text.NearestNames;

/** Every compiled recipe on the class path. */
public final class RecipeShelf {
  private final List<CompiledRecipe> recipes;

  private RecipeShelf(List<CompiledRecipe> recipes) {
    this.recipes = recipes;
  }

  /** Reads what the class path registers. */
  public static RecipeShelf load() {
    List<CompiledRecipe> found = new ArrayList<>(Registrations.recipes().offers());
    found.sort(Comparator.comparing(recipe -> recipe.spec().name()));
    return new RecipeShelf(List.copyOf(found));
  }

  /** All of them, by name. */
  public List<CompiledRecipe> recipes() {
    return recipes;
  }

  /** A line for each recipe, in columns. */
  public List<String> lines() {
    int longest = recipes.stream().mapToInt(recipe -> shortName(recipe).length()).max().orElse(1);
    String columns = "%-" + longest + "s  %4d epochs, batch %-5d %s";
    return recipes.stream()
        .map(
            recipe ->
                columns.formatted(
                    shortName(recipe),
                    recipe.spec().epochs(),
                    recipe.spec().batchSize(),
                    recipe.spec().name()))
        .toList();
  }

  private static String shortName(CompiledRecipe recipe) {
    return shortName(recipe.spec().simpleName());
  }

  /** The name to type for a recipe: {@code FashionMild} is {@code fashion-mild}. */
  public static String shortName(String simpleName) {
    return simpleName
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A recipe by its short name, its interface's name, or that with its package.
   *
   * @throws UsageProblem if there is none, or several
   * @throws LaunchProblem if there are no recipes at all
   */
  public CompiledRecipe find(String name) {
    List<CompiledRecipe> matches =
        recipes.stream()
            .filter(
                recipe ->
                    recipe.spec().name().equals(name)
                        || recipe.spec().simpleName().equals(name)
                        || shortName(recipe.spec().simpleName()).equals(name))
            .toList();
    if (recipes.isEmpty()) {
      throw new LaunchProblem(
          "there is no recipe \"%s\" on the class path, and no other: add a jar of compiled recipes"
              .formatted(name));
    }
    if (matches.isEmpty()) {
      throw new UsageProblem(
          "there is no recipe \"%s\" on the class path%s; there are %s"
              .formatted(
                  name,
                  NearestNames.question(
                      shortName(name.substring(name.lastIndexOf('.') + 1)), names()),
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

  private List<String> names() {
    return recipes.stream().map(RecipeShelf::shortName).toList();
  }
}
