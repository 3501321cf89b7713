package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.scoville.text.Printable;

/**
 * Prints the progress of a run for a log file: a line every few seconds and at each epoch's end.
 */
final class PlainProgress implements RunListener {

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long intervalNanos;
  private final TimeLeft timeLeft;
  private int epochs;
  private long lastNanos;

  PlainProgress(PrintStream out, LongSupplier nanoTime, long intervalNanos) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.intervalNanos = intervalNanos;
    this.timeLeft = new TimeLeft(nanoTime);
  }

  @Override
  public void started(RunDescription facts) {
    epochs = facts.epochs();
    lastNanos = nanoTime.getAsLong();
    out.println(ReportText.start(facts));
  }

  @Override
  public void loaded(ImagesReport report) {
    out.println(Printable.of(ReportText.images(report)));
  }

  @Override
  public void step(StepReport report) {
    String left = timeLeft.words(report);
    long now = nanoTime.getAsLong();
    if (now - lastNanos < intervalNanos) {
      return;
    }
    lastNanos = now;
    out.printf(
        "epoch %d/%d, step %d/%d: %s, loss %s, learning rate %s%s%n",
        report.epoch(),
        report.epochs(),
        report.step(),
        report.steps(),
        ReportText.speed(report.imagesPerSecond()),
        ReportText.small(report.loss()),
        ReportText.small(report.learningRate()),
        left.isEmpty() ? "" : ", " + left);
  }

  @Override
  public void epochEnded(EpochReport report) {
    out.println(ReportText.epoch(report, epochs));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    out.println(ReportText.evaluation(report));
  }

  @Override
  public void warned(String warning) {
    out.println("warning: " + Printable.lines(warning));
  }

  @Override
  public void finished(RunSummary summary) {
    out.print(Printable.lines(SummaryText.of(summary)));
  }
}
