package org.scoville.runtime.golden;

/** Puts our implementation to one golden case. */
@FunctionalInterface
public interface GoldenCheck {
  /**
   * Replays the case.
   *
   * @throws AssertionError if a result is farther from the reference than the case allows
   */
  void check(GoldenCase golden) throws Exception;
}
