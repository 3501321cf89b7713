package org.scoville.literature;

import java.util.List;
import java.util.Optional;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;

/** The published recipe that a recipe is or descends from, with its lengths and results. */
public final class PublishedRelative {
  private PublishedRelative() {}

  /** The nearest that stands for itself, if it is meant for runs of up to so many epochs. */
  public static Optional<Publication> endingBy(RecipeSpec recipe, int epochs) {
    return recipe
        .lineage()
        .standing()
        .filter(relative -> relative.until() > 0 && relative.until() <= epochs);
  }

  /**
   * The nearest that stands for itself, if it is meant for longer runs than these and has an end.
   */
  public static Optional<Publication> endingAfter(RecipeSpec recipe, int epochs) {
    return recipe.lineage().standing().filter(relative -> relative.until() > epochs);
  }

  /** The nearest that stands for itself, if it is meant for longer runs than these, without end. */
  public static Optional<Publication> endless(RecipeSpec recipe, int epochs) {
    return recipe
        .lineage()
        .standing()
        .filter(relative -> relative.until() == 0 && relative.from() > epochs);
  }

  /** Whether the nearest that stands for itself is a baseline. */
  public static boolean hasBaseline(RecipeSpec recipe) {
    return recipe.lineage().standing().filter(Publication::baseline).isPresent();
  }

  /** Whether some result stands in this publication, whichever part of it. */
  public static boolean cites(Publication relative, Source publication) {
    return relative.results().stream()
        .anyMatch(result -> source(result).locator().equals(publication.locator()));
  }

  /** Whether a recipe, or one that it varies, has a result of exactly this source. */
  public static boolean hasResultOf(RecipeSpec recipe, Source source) {
    return recipe.lineage().publications().stream()
        .flatMap(relative -> relative.results().stream())
        .anyMatch(result -> source(result).equals(source));
  }

  /** The published results of a recipe, or else of its nearest published ancestor. */
  public static Optional<Expectation> results(RecipeSpec recipe) {
    return recipe
        .lineage()
        .published()
        .map(it -> new Expectation(it.simpleName(), said(recipe, it), figures(it)));
  }

  private static String said(RecipeSpec recipe, Publication relative) {
    return relative.recipe().equals(recipe.name())
        ? "as published"
        : "as published; %s descends from it".formatted(recipe.simpleName());
  }

  private static List<Evidence> figures(Publication relative) {
    return relative.results().stream()
        .map(result -> new Evidence(result.words(), source(result)))
        .toList();
  }

  private static Source source(Result result) {
    return Source.of(result.source());
  }
}
