package org.scoville.recipe;

import java.util.ArrayList;
import java.util.List;

/**
 * The published facts about one recipe: the lengths of run that it is meant for, whether it is a
 * baseline, and its results.
 *
 * @param recipe canonical name of the recipe's interface
 * @param from epochs of the shortest run that it is meant for, 0 if there is none
 * @param until epochs up to which it is meant, 0 if there is no end
 * @param baseline whether others are measured against it
 * @param results its results, in its order
 */
public record Publication(
    String recipe, int from, int until, boolean baseline, List<Result> results) {
  /** Copies its list. */
  public Publication {
    results = List.copyOf(results);
  }

  /** A recipe of which nothing is known yet. */
  public static Publication of(String recipe) {
    return new Publication(recipe, 0, 0, false, List.of());
  }

  /** The same for these lengths of run; see {@link Lengths}. */
  public Publication lengths(int from, int until) {
    return new Publication(recipe, from, until, baseline, results);
  }

  /** The same as a baseline. */
  public Publication asBaseline() {
    return new Publication(recipe, from, until, true, results);
  }

  /** The same with one more result. */
  public Publication with(Result result) {
    List<Result> more = new ArrayList<>(results);
    more.add(result);
    return new Publication(recipe, from, until, baseline, more);
  }

  /** The recipe's name without its package. */
  public String simpleName() {
    return recipe.substring(recipe.lastIndexOf('.') + 1);
  }

  /** Whether it is meant for some lengths of run and not for others. */
  public boolean hasLengths() {
    return from > 0 || until > 0;
  }

  /**
   * Whether it stands for itself, by its lengths or as a baseline, and is no mere variation of what
   * it extends.
   */
  public boolean standsForItself() {
    return hasLengths() || baseline;
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return !standsForItself() && results.isEmpty();
  }
}
