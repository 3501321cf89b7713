package org.scoville.runtime.observe;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.scoville.runtime.text.Printable;

/** Tells a log file about a run: a line every few seconds and at each epoch's end. */
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
  public void started(RunFacts facts) {
    epochs = facts.epochs();
    lastNanos = nanoTime.getAsLong();
    out.println(Phrases.start(facts));
  }

  @Override
  public void loaded(ImagesReport report) {
    out.println(Printable.of(Phrases.images(report)));
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
        Phrases.speed(report.imagesPerSecond()),
        Phrases.small(report.loss()),
        Phrases.small(report.learningRate()),
        left.isEmpty() ? "" : ", " + left);
  }

  @Override
  public void epochEnded(EpochReport report) {
    out.println(Phrases.epoch(report, epochs));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    out.println(Phrases.evaluation(report));
  }

  @Override
  public void warned(String warning) {
    out.println("Warning: " + Printable.lines(warning));
  }

  @Override
  public void finished(RunSummary summary) {
    out.print(Printable.lines(SummaryText.of(summary)));
  }
}
