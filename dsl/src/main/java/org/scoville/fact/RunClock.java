package org.scoville.fact;

/**
 * The length of a run, by which a schedule converts times to whole batches.
 *
 * <p>Times are rounded down to whole batches, as in Composer, except that a rounding error of the
 * multiplication costs no batch.
 *
 * @param steps batches of the run
 * @param stepsPerEpoch batches of an epoch
 */
public record RunClock(long steps, long stepsPerEpoch) {
  private static final double ROUNDING = 1e-12;

  /** Epochs in whole batches. */
  public long epochs(double epochs) {
    return whole(epochs * stepsPerEpoch);
  }

  /** A fraction of the run in whole batches. */
  public long fraction(double fraction) {
    return whole(fraction * steps);
  }

  /** A warm-up in whole batches. */
  public long length(Warmup warmup) {
    return warmup.epochs() > 0 ? epochs(warmup.epochs()) : fraction(warmup.fraction());
  }

  /**
   * The share of the time between two batches that is over: 0 at the start, 1 from the end on. If
   * the end is not after the start it is 0, as in Composer.
   */
  public static double progress(long step, long start, long end) {
    return end > start ? Math.min(1, (double) (step - start) / (end - start)) : 0;
  }

  /** A length in batches, rounded down. */
  static long whole(double batches) {
    return (long) Math.floor(batches * (1 + ROUNDING));
  }
}
