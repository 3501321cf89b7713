package org.scoville.runtime.train;

import java.util.List;
import java.util.Map;
import org.scoville.runtime.data.UnreadableImages;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;

/**
 * How far a run has come, between two steps.
 *
 * @param step optimizer steps taken
 * @param evaluationPending whether the evaluation after the last step is still to come
 * @param clocks the time taken so far
 * @param epoch the epoch that has begun
 * @param evaluations the last evaluation of each kind of weights
 * @param failures what was wrong in the last evaluation of each kind of weights
 * @param leftOut the images that could not be read so far
 */
public record RunProgress(
    long step,
    boolean evaluationPending,
    RunClocks clocks,
    Epoch epoch,
    List<EvaluationReport> evaluations,
    Map<EvaluatedWeights, RunFailure> failures,
    LeftOut leftOut) {

  /** Copies the list and the map. */
  public RunProgress {
    evaluations = List.copyOf(evaluations);
    failures = Map.copyOf(failures);
  }

  /**
   * Images that could not be read.
   *
   * @param training those to train on
   * @param evaluation those to evaluate on
   */
  public record LeftOut(
      List<UnreadableImages.Known> training, List<UnreadableImages.Known> evaluation) {
    /** Copies the lists. */
    public LeftOut {
      training = List.copyOf(training);
      evaluation = List.copyOf(evaluation);
    }

    static LeftOut of(RunData data) {
      return new LeftOut(data.train().unreadable().known(), data.evaluate().unreadable().known());
    }

    void restore(RunData data) {
      data.train().unreadable().restore(data.train(), training);
      data.evaluate().unreadable().restore(data.evaluate(), evaluation);
    }
  }

  /**
   * What has been summed up in an epoch that isn't over.
   *
   * @param waitedSeconds training seconds in which no images were ready
   * @param lossSum sum of the losses that were read
   * @param losses number of losses that were read
   */
  public record Epoch(double waitedSeconds, double lossSum, int losses) {
    /** Nothing yet. */
    public static final Epoch NONE = new Epoch(0, 0, 0);
  }
}
