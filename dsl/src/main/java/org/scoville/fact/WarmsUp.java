package org.scoville.fact;

import org.scoville.ingredient.RateCurve;

/** A schedule with warm-up. */
public interface WarmsUp extends RateCurve {
  /** The warm-up. */
  Warmup warmup();

  /** How often the rate changes. */
  Granularity granularity();

  /**
   * Whether the warm-up is the rising half of the curve itself, so that rules about its length
   * don't apply.
   */
  default boolean risesByDesign() {
    return false;
  }

  /** The factor of the optimizer's rate at the end of the warm-up. */
  default double top() {
    return 1;
  }

  /**
   * The factor of the optimizer's rate after the warm-up.
   *
   * @param step steps taken before this one
   * @param start steps of the warm-up
   * @param clock the length of the run
   */
  double rest(long step, long start, RunClock clock);

  @Override
  default double factor(long step, long steps, long stepsPerEpoch) {
    RunClock clock = new RunClock(steps, stepsPerEpoch);
    long asked =
        switch (granularity()) {
          case BATCH -> step;
          case EPOCH -> step - step % stepsPerEpoch;
        };
    long length = clock.length(warmup());
    if (asked >= length) {
      return rest(asked, length, clock);
    }
    long line = Math.max(1, RunClock.whole(length * warmup().stretch()));
    double risen = RunClock.progress(asked, 0, line);
    return warmup().startFactor() + (top() - warmup().startFactor()) * risen;
  }
}
