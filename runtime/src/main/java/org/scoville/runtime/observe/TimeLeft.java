package org.scoville.runtime.observe;

import java.util.function.LongSupplier;

/** Estimates how long a run still takes from how long it took since its first report. */
final class TimeLeft {

  private final LongSupplier nanoTime;
  private long firstStep = -1;
  private long startNanos;

  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Seconds left after a step; 0 at the end, and negative while nothing can be said. */
  long seconds(StepReport report) {
    long now = nanoTime.getAsLong();
    if (firstStep < 0) {
      firstStep = report.step();
      startNanos = now;
    }
    long done = report.step() - firstStep;
    long todo = report.steps() - report.step();
    return todo == 0 ? 0 : done == 0 ? -1 : Math.round((now - startNanos) * 1e-9 / done * todo);
  }

  /** The estimate in words, such as {@code 1:20 left}. */
  String words(StepReport report) {
    long seconds = seconds(report);
    return seconds < 0 ? "" : ReportText.clock(seconds) + " left";
  }
}
