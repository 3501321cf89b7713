package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Shows a run on a terminal: one line that changes, and above it what stays. */
final class TerminalProgress implements RunListener {

  private static final int REFRESH_MILLIS = 200;
  private static final int CELLS = 10;

  private final TerminalLine line;
  private final TimeLeft timeLeft;
  private @Nullable ProgressBar bar;
  private int epochs;

  TerminalProgress(PrintStream out, LongSupplier nanoTime) {
    this.line = new TerminalLine(out);
    this.timeLeft = new TimeLeft(nanoTime);
  }

  @Override
  public void started(RunFacts facts) {
    epochs = facts.epochs();
    line.println(Phrases.start(facts));
    bar =
        new ProgressBarBuilder()
            .setInitialMax(facts.steps())
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setConsumer(line)
            .setRenderer((state, width) -> render(state))
            .build();
  }

  @Override
  public void step(StepReport report) {
    if (bar != null) {
      bar.setExtraMessage(
          "epoch %d/%d, %s, loss %s, rate %s, %s"
              .formatted(
                  report.epoch(),
                  report.epochs(),
                  Phrases.speed(report.imagesPerSecond()),
                  Phrases.small(report.loss()),
                  Phrases.small(report.learningRate()),
                  timeLeft.words(report)));
      bar.stepTo(report.step());
    }
  }

  @Override
  public void epochEnded(EpochReport report) {
    line.println(Phrases.epoch(report, epochs));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    line.println(Phrases.evaluation(report));
  }

  @Override
  public void warned(String warning) {
    line.println("Warning: " + warning);
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

  private static String render(ProgressState state) {
    double share = state.getMax() == 0 ? 1 : (double) state.getCurrent() / state.getMax();
    int full = (int) (share * CELLS);
    return "[%s%s] %d%% %s"
        .formatted(
            "=".repeat(full),
            " ".repeat(CELLS - full),
            (int) (share * 100),
            state.getExtraMessage());
  }
}
