package org.scoville.effect;

import org.scoville.recipe.AlgorithmUse;

/**
 * The batches in which an algorithm acts, counted from 1.
 *
 * @param every acts on batch n, 2n, 3n ...
 * @param first first batch of its window
 * @param last last batch of its window; before the first if the window holds none
 */
public record Occasions(long every, long first, long last) {

  /** The batches of a use in a run of so many. */
  public static Occasions of(AlgorithmUse use, long steps) {
    return new Occasions(
        Math.max(1, use.every()), begun(use.from(), steps) + 1, begun(use.until(), steps));
  }

  /** How many batches of a run begin before this fraction of it is over. */
  private static long begun(double fraction, long steps) {
    long batches = Math.max(0, Math.min(steps, (long) Math.ceil(fraction * steps)));
    while (batches > 0 && (double) (batches - 1) / steps >= fraction) {
      batches--;
    }
    while (batches < steps && (double) batches / steps < fraction) {
      batches++;
    }
    return batches;
  }

  /** Whether the window is open in a batch. */
  boolean opensFor(long batch) {
    return batch >= first && batch <= last;
  }

  /** How many they are. */
  public long count() {
    return within(first, last);
  }

  /** In how many of these batches, both ends included, it acts. */
  long within(long from, long until) {
    long low = Math.max(from, first);
    long high = Math.min(until, last);
    return high < low ? 0 : high / every - (low - 1) / every;
  }

  /** The batches in which another acts too. */
  public Occasions and(Occasions other) {
    return new Occasions(
        leastCommonMultiple(every, other.every),
        Math.max(first, other.first),
        Math.min(last, other.last));
  }

  /** The least number that both divide; more than any run has batches if it is huge. */
  static long leastCommonMultiple(long a, long b) {
    long part = a / greatestCommonDivisor(a, b);
    return part > Long.MAX_VALUE / b ? Long.MAX_VALUE : part * b;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
