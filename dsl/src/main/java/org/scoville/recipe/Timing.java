package org.scoville.recipe;

/**
 * The batches on which an algorithm acts: every n-th batch of a run, within a window of it.
 *
 * <p>Batches are counted from 1. A batch lies in the window if the share of the run that is over
 * before it is at least {@code from} and less than {@code until}, so windows that touch share no
 * batch and miss none.
 *
 * @param every acts on batch n, 2n, 3n ..., at least 1
 * @param from where its window opens, as a fraction of training
 * @param until where its window closes, as a fraction of training
 */
public record Timing(int every, double from, double until) {

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

  /**
   * Whether a run can hold a batch of it: {@code every} is at least 1 and the window opens before
   * it closes, both within the run.
   */
  public boolean isPossible() {
    return every >= 1 && from >= 0 && from < until && until <= 1;
  }

  /** Whether it is every batch of the whole run. */
  public boolean isAlways() {
    return every == 1 && from == 0 && until == 1;
  }

  /** Whether it acts in a batch, counted from 1, of a run of this many. */
  public boolean actsIn(long batch, long batches) {
    double elapsed = (batch - 1.0) / batches;
    return batch % every == 0 && elapsed >= from && elapsed < until;
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

  /** The batches in which it acts in a run of so many. */
  public ActiveBatches batches(long run) {
    return ActiveBatches.of(this, run);
  }

  /**
   * When this and another both act. The interval is the least number that both divide, or {@link
   * Integer#MAX_VALUE} where that is larger: more batches than any run has epochs.
   */
  public Timing and(Timing other) {
    return new Timing(
        leastCommonMultiple(every, other.every),
        Math.max(from, other.from),
        Math.min(until, other.until));
  }

  /** The share of a run's batches in which it acts, for a run of any length. */
  public double share() {
    return Math.max(0, until - from) / every;
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

  private static int leastCommonMultiple(int a, int b) {
    long multiple = (long) a / Math.max(1, greatestCommonDivisor(a, b)) * b;
    return (int) Math.min(Integer.MAX_VALUE, multiple);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
