package org.scoville.recipe;

import java.util.List;

/**
 * An algorithm of a recipe and when it acts.
 *
 * @param ingredient the algorithm and its values
 * @param timing the batches in which it acts
 * @param after canonical names of the algorithms that the recipe wants before it
 */
public record AlgorithmUse(Ingredient ingredient, Timing timing, List<String> after) {

  /** Copies the list. */
  public AlgorithmUse {
    after = List.copyOf(after);
  }

  /** The algorithm on every batch of the whole run. */
  public static AlgorithmUse of(Ingredient ingredient) {
    return new AlgorithmUse(ingredient, Timing.always(), List.of());
  }

  /** The record that a method names, on every batch of the whole run. */
  public static AlgorithmUse of(String method, Record record) {
    return of(Ingredient.of(method, record));
  }

  /** The same at other batches. */
  public AlgorithmUse timing(Timing timing) {
    return new AlgorithmUse(ingredient, timing, after);
  }

  /** The same on batch n, 2n, 3n .... */
  public AlgorithmUse every(int n) {
    return timing(new Timing(n, timing.from(), timing.until()));
  }

  /** The same within a window of training. */
  public AlgorithmUse within(double from, double until) {
    return timing(timing.within(from, until));
  }

  /** The same, ordered after other algorithms. */
  public AlgorithmUse after(List<String> types) {
    return new AlgorithmUse(ingredient, timing, types);
  }

  /** Name of the recipe's method. */
  public String method() {
    return ingredient.method();
  }

  /** Canonical name of the algorithm's record. */
  public String type() {
    return ingredient.type();
  }
}
