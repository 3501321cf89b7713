package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/**
 * Shows the progress of a run on a terminal: one line that changes, and above it lines that stay.
 */
final class TerminalProgress implements RunListener {

  private static final int REFRESH_MILLIS = 200;
  private static final int FEWEST_CELLS = 4;
  private static final int MOST_CELLS = 20;

  private final TerminalLine line;
  private final TimeLeft timeLeft;
  private @Nullable ProgressBar bar;
  private int epochs;

  TerminalProgress(PrintStream out, LongSupplier nanoTime) {
    this.line = new TerminalLine(out);
    this.timeLeft = new TimeLeft(nanoTime);
  }

  @Override
  public void started(RunDescription facts) {
    epochs = facts.epochs();
    line.println(ReportText.start(facts));
    bar =
        new ProgressBarBuilder()
            .setInitialMax(facts.steps())
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setConsumer(line)
            .setRenderer(TerminalProgress::render)
            .build();
  }

  @Override
  public void loaded(ImagesReport report) {
    line.println(ReportText.images(report));
  }

  @Override
  public void step(StepReport report) {
    String left = timeLeft.words(report);
    if (bar != null) {
      bar.setExtraMessage(
          "epoch %d/%d, %s%s, loss %s, rate %s"
              .formatted(
                  report.epoch(),
                  report.epochs(),
                  left.isEmpty() ? "" : left + ", ",
                  ReportText.speed(report.imagesPerSecond()),
                  ReportText.small(report.loss()),
                  ReportText.small(report.learningRate())));
      bar.stepTo(report.step());
    }
  }

  @Override
  public void epochEnded(EpochReport report) {
    line.println(ReportText.epoch(report, epochs));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    line.println(ReportText.evaluation(report));
  }

  @Override
  public void warned(String warning) {
    line.println("warning: " + warning);
  }

  @Override
  public void finished(RunSummary summary) {
    close();
    line.println(SummaryText.of(summary).stripTrailing());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /** The bar takes what the words leave of the line. */
  private static String render(ProgressState state, int width) {
    double share = state.getMax() == 0 ? 1 : (double) state.getCurrent() / state.getMax();
    String words = " %d%% %s".formatted((int) (share * 100), state.getExtraMessage());
    int cells = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, width - 2 - words.length()));
    int full = (int) (share * cells);
    return "[" + "=".repeat(full) + " ".repeat(cells - full) + "]" + words;
  }
}
