package org.scoville.runtime.schedule;

import org.scoville.ingredient.Granularity;
import org.scoville.schedule.Warmup;

/**
 * A warm-up, and what follows it.
 *
 * @param warmup the rise
 * @param top what it rises to
 * @param granularity how often the rate changes
 * @param rest what follows
 */
record WarmedUp(Warmup warmup, double top, Granularity granularity, Rest rest)
    implements RateFunction {

  /** A warm-up to the peak, and what follows it. */
  WarmedUp(Warmup warmup, Granularity granularity, Rest rest) {
    this(warmup, 1, granularity, rest);
  }

  /** The part of a schedule after its warm-up. */
  @FunctionalInterface
  interface Rest {
    /**
     * The factor of the peak rate.
     *
     * @param step steps taken before this one
     * @param start steps of the warm-up
     */
    double factor(long step, long start, RunClock clock);
  }

  /**
   * How much of the time between two steps has gone by: 0 at the start, 1 from the end on. Where
   * the end does not lie behind the start, no time goes by, as in Composer.
   */
  static double progress(long step, long start, long end) {
    return end > start ? Math.min(1, (double) (step - start) / (end - start)) : 0;
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    RunClock clock = new RunClock(steps, stepsPerEpoch);
    long asked =
        switch (granularity) {
          case BATCH -> step;
          case EPOCH -> step - step % stepsPerEpoch;
        };
    long length = clock.length(warmup);
    if (asked >= length) {
      return rest.factor(asked, length, clock);
    }
    long line = Math.max(1, RunClock.whole(length * warmup.stretch()));
    double risen = progress(asked, 0, line);
    return warmup.startFactor() + (top - warmup.startFactor()) * risen;
  }
}
