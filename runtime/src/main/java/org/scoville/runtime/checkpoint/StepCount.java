package org.scoville.runtime.checkpoint;

import java.util.Locale;

/**
 * How the steps of a run are counted from a checkpoint on whose epochs had another number of steps.
 *
 * @param step the checkpoint's step in the new count
 * @param former steps that an epoch had
 * @param now steps that an epoch has
 */
public record StepCount(long step, long former, long now) {
  /** How the names of the steps end after which weights and averages are evaluated. */
  private static final String BATCH = "/batch";

  /** Refuses counts that can't be. */
  public StepCount {
    if (step < 0 || former < 1 || now < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "step %d, %d and %d steps an epoch can't be; an epoch has at least one step",
              step,
              former,
              now));
    }
  }

  /**
   * A whole number of the state in the new count: the step until which weights were trained stays
   * at the same share of the run, and what an optimizer or an average has counted stays.
   */
  long number(String name, long value) {
    return name.endsWith(BATCH) ? Math.min(step, Math.round((double) value * now / former)) : value;
  }
}
