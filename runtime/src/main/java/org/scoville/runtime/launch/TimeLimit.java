package org.scoville.runtime.launch;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.scoville.runtime.train.StopRequest;

/** Ends a run when its time is up, or when it is asked to end before that. */
final class TimeLimit implements StopRequest {
  private final StopRequest earlier;
  private final long end;
  private final LongSupplier nanoTime;
  private final LongSupplier reserve;

  /**
   * A limit that counts from now.
   *
   * @param reserve nanoseconds that are kept back for the last checkpoint
   */
  TimeLimit(StopRequest earlier, Duration time, LongSupplier nanoTime, LongSupplier reserve) {
    this.earlier = earlier;
    this.end = nanoTime.getAsLong() + time.toNanos();
    this.nanoTime = nanoTime;
    this.reserve = reserve;
  }

  @Override
  public boolean getAsBoolean() {
    return earlier.getAsBoolean() || nanoTime.getAsLong() + reserve.getAsLong() - end >= 0;
  }

  @Override
  public void during(Stage stage, long number) {
    earlier.during(stage, number);
  }
}
