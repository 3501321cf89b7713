package org.scoville.recipe;

import java.util.List;

/**
 * An algorithm of a recipe and when it acts.
 *
 * @param ingredient the algorithm and its values
 * @param every acts on batch n, 2n, 3n ..., counted from 1
 * @param from where its window opens, as a fraction of training
 * @param until where its window closes, as a fraction of training
 * @param after canonical names of the algorithms that the recipe wants before it
 */
public record AlgorithmUse(
    Ingredient ingredient, int every, double from, double until, List<String> after) {

  /** Copies the list. */
  public AlgorithmUse {
    after = List.copyOf(after);
  }

  /** The algorithm on every batch of the whole run. */
  public static AlgorithmUse of(Ingredient ingredient) {
    return new AlgorithmUse(ingredient, 1, 0, 1, List.of());
  }

  /** The record that a method names, on every batch of the whole run. */
  public static AlgorithmUse of(String method, Record record) {
    return of(Ingredient.of(method, record));
  }

  /** The same on batch n, 2n, 3n .... */
  public AlgorithmUse every(int n) {
    return new AlgorithmUse(ingredient, n, from, until, after);
  }

  /** The same within a window of training. */
  public AlgorithmUse within(double from, double until) {
    return new AlgorithmUse(ingredient, every, from, until, after);
  }

  /** The same, ordered after other algorithms. */
  public AlgorithmUse after(List<String> types) {
    return new AlgorithmUse(ingredient, every, from, until, types);
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
