package org.scoville.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.recipe.RecipeSpec;

/** The published recipes, and which of them a recipe descends from. */
enum Published {
  /** For runs of under 60 epochs. */
  MILD,
  /** For runs of 60 to 240 epochs. */
  MEDIUM,
  /** For runs of 240 epochs and more. */
  HOT;

  private static final String PACKAGE = "org.scoville.recipes.";

  /** Canonical name of the recipe. */
  String recipe() {
    return PACKAGE + words();
  }

  /** The name as people say it: {@code Medium}. */
  String words() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Whether this is the nearest published recipe: the recipe itself, or its nearest ancestor. */
  boolean isNearest(RecipeSpec recipe) {
    return nearest(recipe).filter(recipe()::equals).isPresent();
  }

  /** Whether this is the recipe, or one that it descends from. */
  boolean isOrPrecedes(RecipeSpec recipe) {
    return recipe.name().equals(recipe()) || recipe.ancestors().contains(recipe());
  }

  /** Whether a recipe of this simple name is the nearest published one. */
  static boolean isNearest(String simpleName, RecipeSpec recipe) {
    return nearest(recipe).filter((PACKAGE + simpleName)::equals).isPresent();
  }

  private static Optional<String> nearest(RecipeSpec recipe) {
    return Stream.concat(Stream.of(recipe.name()), recipe.ancestors().stream())
        .filter(Published::isPublished)
        .findFirst();
  }

  /** The ablations, in a package of their own, vary a published recipe and stand for none. */
  private static boolean isPublished(String name) {
    return name.startsWith(PACKAGE) && name.indexOf('.', PACKAGE.length()) < 0;
  }
}
