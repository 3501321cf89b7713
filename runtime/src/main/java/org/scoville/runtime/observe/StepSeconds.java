package org.scoville.runtime.observe;

/**
 * The steps of one kind in a run, and the time that they took.
 *
 * @param kind the kind
 * @param steps number of steps
 * @param seconds training seconds of all of them together
 */
public record StepSeconds(StepKind kind, long steps, double seconds) {

  /** Checks the ranges. */
  public StepSeconds {
    RunClocks.check("seconds", seconds);
    if (steps < 1) {
      throw new IllegalArgumentException("steps is %d; set it to at least 1".formatted(steps));
    }
  }
}
