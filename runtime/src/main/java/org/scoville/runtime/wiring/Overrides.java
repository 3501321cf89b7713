package org.scoville.runtime.wiring;

import java.util.Optional;
import java.util.OptionalInt;
import org.scoville.recipe.BatchSplit;
import org.scoville.recipe.Precision;

/**
 * Values of a recipe that are replaced for one run.
 *
 * @param epochs the run's length, if it is not the recipe's
 * @param batchSize images in a step over all replicas, if that is not the recipe's
 * @param precision the arithmetic, if it is not the recipe's
 * @param split how a step is divided over devices and micro-batches, if that is known
 * @param otherData whether data with other numbers of images and classes take the place of those
 *     that the recipe declares
 */
public record Overrides(
    OptionalInt epochs,
    OptionalInt batchSize,
    Optional<Precision> precision,
    Optional<BatchSplit> split,
    boolean otherData) {
  /** The recipe as it is written. */
  public static Overrides none() {
    return new Overrides(
        OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
  }
}
