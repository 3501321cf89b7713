package org.scoville.runtime.parallel.rendezvous;

import java.time.Duration;

/**
 * A moment by which something has to be done.
 *
 * @param nanoTime the moment on {@link System#nanoTime}'s clock
 */
record Deadline(long nanoTime) {

  /** The moment after a duration from now. */
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Milliseconds up to the moment, rounded up; 0 when it is past. */
  int millisLeft() {
    long nanos = nanoTime - System.nanoTime();
    return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, nanos / 1_000_000 + 1);
  }

  /** Whether the moment is past. */
  boolean isPast() {
    return millisLeft() == 0;
  }

  /** This moment or the one after a duration from now, whichever comes first. */
  Deadline within(Duration duration) {
    Deadline other = in(duration);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }
}
