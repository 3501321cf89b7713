package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Chooses between the displays of a run's progress, by whether there is a terminal. */
public final class ProgressDisplay {

  private static final long SECONDS_BETWEEN_LINES = 10;

  private ProgressDisplay() {}

  /**
   * A display of everything from the first line to the summary.
   *
   * @param out where to write
   * @param terminal whether that is a terminal, on which a line can be written over
   */
  public static RunListener on(PrintStream out, boolean terminal) {
    return terminal
        ? new TerminalProgress(out, System::nanoTime)
        : new PlainProgress(out, System::nanoTime, TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES));
  }
}
