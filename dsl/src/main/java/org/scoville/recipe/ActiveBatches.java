package org.scoville.recipe;

/**
 * The batches of one run in which an algorithm acts, counted from 1.
 *
 * @param every acts on batch n, 2n, 3n ...
 * @param first first batch of its window
 * @param last last batch of its window; before the first if the window holds none
 */
public record ActiveBatches(int every, long first, long last) {

  /** Those of an algorithm that never acts. */
  public static ActiveBatches none() {
    return new ActiveBatches(1, 1, 0);
  }

  static ActiveBatches of(Timing timing, long run) {
    return new ActiveBatches(
        Math.max(1, timing.every()),
        begunBefore(timing.from(), run) + 1,
        begunBefore(timing.until(), run));
  }

  /**
   * How many batches of a run begin before this fraction of it is over. The product is rounded, so
   * the count is mended with the very division that {@link Timing#actsIn} makes.
   */
  private static long begunBefore(double fraction, long run) {
    long batches = Math.max(0, Math.min(run, (long) Math.ceil(fraction * run)));
    while (batches > 0 && (batches - 1.0) / run >= fraction) {
      batches--;
    }
    while (batches < run && (double) batches / run < fraction) {
      batches++;
    }
    return batches;
  }

  /** Whether the window is open in a batch. */
  public boolean opensFor(long batch) {
    return batch >= first && batch <= last;
  }

  /** How many they are. */
  public long count() {
    return within(first, last);
  }

  /** The first of them; 0 if there is none. */
  public long firstActive() {
    long batch = (first - 1) / every * every + every;
    return batch <= last ? batch : 0;
  }

  /** The last of them; 0 if there is none. */
  public long lastActive() {
    long batch = last / every * every;
    return batch >= first ? batch : 0;
  }

  /** How many of them lie between two batches, both included. */
  public long within(long from, long until) {
    long low = Math.max(from, first);
    long high = Math.min(until, last);
    return high < low ? 0 : high / every - (low - 1) / every;
  }
}
