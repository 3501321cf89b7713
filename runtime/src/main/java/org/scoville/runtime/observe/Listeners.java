package org.scoville.runtime.observe;

import java.util.List;
import java.util.function.Consumer;

/**
 * Several listeners as one: each gets every event in turn, and only one event is passed on at a
 * time.
 */
public final class Listeners implements RunListener {

  private final List<RunListener> listeners;

  /** Listeners, called in this order. */
  public Listeners(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void started(RunDescription facts) {
    each(listener -> listener.started(facts));
  }

  @Override
  public void loaded(ImagesReport report) {
    each(listener -> listener.loaded(report));
  }

  @Override
  public void step(StepReport report) {
    each(listener -> listener.step(report));
  }

  @Override
  public void epochEnded(EpochReport report) {
    each(listener -> listener.epochEnded(report));
  }

  @Override
  public void evaluated(EvaluationReport report) {
    each(listener -> listener.evaluated(report));
  }

  @Override
  public void timed(RunClocks clocks) {
    each(listener -> listener.timed(clocks));
  }

  @Override
  public void warned(String warning) {
    each(listener -> listener.warned(warning));
  }

  @Override
  public void finished(RunSummary summary) {
    each(listener -> listener.finished(summary));
  }

  @Override
  public void close() {
    each(RunListener::close);
  }

  private synchronized void each(Consumer<RunListener> event) {
    listeners.forEach(event);
  }
}
