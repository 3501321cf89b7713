package org.scoville.runtime.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Adds up the time of a run by what the run is doing; starts from the sums of the run's beginning.
 *
 * <p>Used by one thread.
 */
public final class RunTimer {
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final List<Double> epochSeconds;
  private final Map<StepKind, StepSeconds> steps = new LinkedHashMap<>();

  /** Steps by kind that were handed to the device since its last known end. */
  private final Map<StepKind, Long> underWay = new LinkedHashMap<>();

  private Phase phase = Phase.OTHER;
  private long since;
  private double begunEpochSeconds;
  private double preparationSeconds;
  private double evaluationSeconds;

  /** Training seconds since the last known end of a step. */
  private double unattributed;

  /** What a run spends its time on. */
  public enum Phase {
    /** Start-up, reports and writing, which no sum counts. */
    OTHER,
    /** Training steps, with waiting for their images. */
    TRAINING,
    /** What has to be done before an evaluation can begin. */
    PREPARATION,
    /** An evaluation from its first batch on. */
    EVALUATION
  }

  /**
   * A timer of a run that begins or goes on.
   *
   * @param before the sums so far
   * @param nanoTime a clock in nanoseconds, from any start
   */
  public RunTimer(RunClocks before, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
    this.epochSeconds = new ArrayList<>(before.epochSeconds());
    this.begunEpochSeconds = before.begunEpochSeconds();
    this.preparationSeconds = before.preparationSeconds();
    this.evaluationSeconds = before.evaluationSeconds();
    before.steps().forEach(each -> steps.put(each.kind(), each));
  }

  /** The run does this from now on. */
  public void enter(Phase next) {
    long now = nanoTime.getAsLong();
    double seconds = (now - since) / NANOS;
    since = now;
    switch (phase) {
      case OTHER -> {}
      case TRAINING -> {
        begunEpochSeconds += seconds;
        unattributed += seconds;
      }
      case PREPARATION -> preparationSeconds += seconds;
      case EVALUATION -> evaluationSeconds += seconds;
    }
    phase = next;
  }

  /** A step has been handed to the device, which may still be at work on it. */
  public void stepped(StepKind kind) {
    underWay.merge(kind, 1L, Long::sum);
  }

  /**
   * All steps so far are done: the training time since the last such moment was theirs.
   *
   * <p>On a CPU this is known after each step, whose time is then its own. On a GPU it is known
   * every few steps: if they were of several kinds, each gets its share by its number of passes,
   * whatever the size of its images. The time of a step that was dropped is no kind's.
   */
  public void known() {
    enter(phase);
    long passes = 0;
    for (Map.Entry<StepKind, Long> each : underWay.entrySet()) {
      passes += each.getKey().passes() * each.getValue();
    }
    for (Map.Entry<StepKind, Long> each : underWay.entrySet()) {
      double share = (double) (each.getKey().passes() * each.getValue()) / passes;
      StepSeconds these = new StepSeconds(each.getKey(), each.getValue(), unattributed * share);
      steps.merge(each.getKey(), these, RunTimer::sum);
    }
    underWay.clear();
    unattributed = 0;
  }

  private static StepSeconds sum(StepSeconds one, StepSeconds other) {
    return new StepSeconds(
        one.kind(), one.steps() + other.steps(), one.seconds() + other.seconds());
  }

  /**
   * The epoch is over with all its steps.
   *
   * @return its training seconds
   */
  public double epochEnds() {
    enter(Phase.OTHER);
    known();
    double seconds = begunEpochSeconds;
    epochSeconds.add(seconds);
    begunEpochSeconds = 0;
    return seconds;
  }

  /** The sums up to now. */
  public RunClocks clocks() {
    enter(phase);
    return new RunClocks(
        epochSeconds,
        begunEpochSeconds,
        preparationSeconds,
        evaluationSeconds,
        List.copyOf(steps.values()));
  }
}
