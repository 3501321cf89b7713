package org.scoville.fact;

/**
 * The length of a run, in which a schedule finds its times as whole batches.
 *
 * <p>What is left of a batch is cut off, as in Composer; a rounding error of the multiplication
 * costs no batch.
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
   * How much of the time between two batches has gone by: 0 at the start, 1 from the end on. Where
   * the end does not lie behind the start, no time goes by, as in Composer.
   */
  public static double progress(long step, long start, long end) {
    return end > start ? Math.min(1, (double) (step - start) / (end - start)) : 0;
  }

  /** A length in batches without what is left of one. */
  static long whole(double batches) {
    return (long) Math.floor(batches * (1 + ROUNDING));
  }
}
