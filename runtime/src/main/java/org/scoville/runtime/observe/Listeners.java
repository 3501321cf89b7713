package org.scoville.runtime.observe;

import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one: each is told in turn, and only one call goes through at a time. */
public final class Listeners implements RunListener {

  private final List<RunListener> listeners;

  /** Listeners, to be told in this order. */
  public Listeners(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void started(RunDescription facts) {
    tell(listener -> listener.started(facts));
  }

  @Override
  public void loaded(ImagesReport report) {
    tell(listener -> listener.loaded(report));
  }

  @Override
  public void step(StepReport report) {
    tell(listener -> listener.step(report));
  }

  @Override
  public void epochEnded(EpochReport report) {
    tell(listener -> listener.epochEnded(report));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    tell(listener -> listener.evaluated(report));
  }

  @Override
  public void warned(String warning) {
    tell(listener -> listener.warned(warning));
  }

  @Override
  public void finished(RunSummary summary) {
    tell(listener -> listener.finished(summary));
  }

  @Override
  public void close() {
    tell(RunListener::close);
  }

  private synchronized void tell(Consumer<RunListener> message) {
    listeners.forEach(message);
  }
}
