package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how much of a job of known size is done; elsewhere it shows nothing.
 *
 * <p>Safe for use by several threads.
 */
public final class CountedWork implements AutoCloseable {
  private static final int REFRESH_MILLIS = 200;

  private final AtomicLong done = new AtomicLong();
  private final @Nullable ProgressBar bar;

  private CountedWork(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * A job that begins.
   *
   * @param out where to show it
   * @param terminal whether that is a terminal
   * @param what the job in one word, such as "packing"
   * @param images its size
   */
  public static CountedWork of(PrintStream out, boolean terminal, String what, long images) {
    return new CountedWork(
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(images)
                .setUnit(" images", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new TerminalLine(out))
                .build()
            : null);
  }

  /** One more image is done. */
  public void oneMore() {
    long now = done.incrementAndGet();
    if (bar != null) {
      bar.stepTo(now);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
