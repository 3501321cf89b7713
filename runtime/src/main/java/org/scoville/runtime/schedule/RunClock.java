package org.scoville.runtime.schedule;

import org.scoville.schedule.Warmup;

/**
 * The length of a run, in which a schedule finds its times as whole batches.
 *
 * <p>What is left of a batch is cut off, as in Composer; a rounding error of the multiplication
 * costs no batch.
 *
 * @param steps batches of the run
 * @param stepsPerEpoch batches of an epoch
 */
record RunClock(long steps, long stepsPerEpoch) {
  private static final double ROUNDING = 1e-12;

  /** Epochs in whole batches. */
  long epochs(double epochs) {
    return whole(epochs * stepsPerEpoch);
  }

  /** A fraction of the run in whole batches. */
  long fraction(double fraction) {
    return whole(fraction * steps);
  }

  /** A warm-up in whole batches. */
  long length(Warmup warmup) {
    return warmup.epochs() > 0 ? epochs(warmup.epochs()) : fraction(warmup.fraction());
  }

  /** A length in batches without what is left of one. */
  static long whole(double batches) {
    return (long) Math.floor(batches * (1 + ROUNDING));
  }
}
