package org.scoville.runtime.algorithm;

/**
 * When an algorithm acts.
 *
 * @param every acts on batch n, 2n, 3n ..., counted from 1
 * @param from where its window opens, as a fraction of training
 * @param until where its window closes, as a fraction of training
 */
public record Timing(int every, double from, double until) {

  /** Checks the interval and the window. */
  public Timing {
    if (every < 1 || !(from >= 0 && from < until && until <= 1)) {
      throw new IllegalArgumentException(
          "every %d from %s until %s; every must be at least 1 and 0 <= from < until <= 1"
              .formatted(every, from, until));
    }
  }

  /** Every batch of the whole run. */
  public static Timing always() {
    return every(1);
  }

  /** Batch n, 2n, 3n ... of the whole run. */
  public static Timing every(int n) {
    return new Timing(n, 0, 1);
  }

  /** The same within a window of training. */
  public Timing within(double from, double until) {
    return new Timing(every, from, until);
  }

  /** Whether it acts in a batch, counted from 1, of a run of this many. */
  public boolean actsIn(long batch, long batches) {
    double elapsed = (batch - 1.0) / batches;
    return batch % every == 0 && elapsed >= from && elapsed < until;
  }

  /**
   * The first batch in which it acts in a run of this many, counted from 1; 0 if there is none.
   *
   * <p>Found from where its window opens, not by asking for each batch.
   */
  long firstBatch(long batches) {
    long before = Math.max(0, (long) (from * batches) - 1);
    long batch = (before / every + 1) * every;
    // The product is rounded, so the window may open a batch or two later than it says.
    while (batch <= batches && (batch - 1.0) / batches < from) {
      batch += every;
    }
    return batch <= batches && actsIn(batch, batches) ? batch : 0;
  }

  /** Whether its window is open once a batch, counted from 1, is over. */
  public boolean isOpenAfter(long batch, long batches) {
    double elapsed = (double) batch / batches;
    return elapsed >= from && elapsed <= until;
  }

  /** Whether it acts once a batch, counted from 1, is over. */
  public boolean actsAfter(long batch, long batches) {
    return batch % every == 0 && isOpenAfter(batch, batches);
  }

  /** In words: {@code every 5 batches, from 10 % to 90 % of training}. */
  public String describe() {
    String interval = every == 1 ? "every batch" : "every " + every + " batches";
    return from == 0 && until == 1
        ? interval
        : "%s, from %s %% to %s %% of training".formatted(interval, percent(from), percent(until));
  }

  private static String percent(double fraction) {
    return String.valueOf(Math.round(fraction * 1000) / 10.0).replaceAll("\\.0$", "");
  }
}
