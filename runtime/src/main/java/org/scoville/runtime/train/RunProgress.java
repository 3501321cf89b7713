package org.scoville.runtime.train;

import java.util.List;
import java.util.Map;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;

/**
 * How far a run has come, between two steps.
 *
 * @param step optimizer steps taken
 * @param evaluationPending whether the evaluation after the last step is still to come
 * @param seconds training seconds of all epochs that are over
 * @param epochSeconds training seconds of each epoch that is over
 * @param current the epoch that has begun
 * @param evaluations the last evaluation of each kind of weights
 * @param failures what was wrong in the last evaluation of each kind of weights
 */
public record RunProgress(
    long step,
    boolean evaluationPending,
    double seconds,
    List<Double> epochSeconds,
    Current current,
    List<EvaluationReport> evaluations,
    Map<EvaluatedWeights, RunFailure> failures) {

  /** Copies the lists and the map. */
  public RunProgress {
    epochSeconds = List.copyOf(epochSeconds);
    evaluations = List.copyOf(evaluations);
    failures = Map.copyOf(failures);
  }

  /**
   * What has been summed up in an epoch that isn't over.
   *
   * @param seconds training seconds
   * @param waitedSeconds those of them in which no images were ready
   * @param lossSum sum of the losses that were read
   * @param losses number of losses that were read
   */
  public record Current(double seconds, double waitedSeconds, double lossSum, int losses) {
    /** Nothing yet. */
    public static final Current NONE = new Current(0, 0, 0, 0);
  }
}
