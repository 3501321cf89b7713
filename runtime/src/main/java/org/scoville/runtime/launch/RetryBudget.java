package org.scoville.runtime.launch;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The time that a run spends on retries of writing, for all its files together: half a minute, or
 * none once it was asked to stop, because the process ends soon then.
 */
final class RetryBudget implements RetriedFiles.Patience {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long NANOS_BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(3);
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final BooleanSupplier stop;
  private long waitedNanos;

  RetryBudget(BooleanSupplier stop) {
    this.stop = stop;
  }

  @Override
  public boolean again() {
    long start = System.nanoTime();
    try {
      while (System.nanoTime() - start < NANOS_BETWEEN_TRIES) {
        if (stop.getAsBoolean() || waitedNanos >= LONGEST_NANOS) {
          return false;
        }
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waitedNanos += System.nanoTime() - start;
    }
  }
}
