package org.scoville.runtime.train;

import java.util.List;
import org.scoville.runtime.observe.EvaluationReport;

/**
 * The outcome of a run.
 *
 * @param steps optimizer steps taken
 * @param epochSeconds training seconds of each whole epoch, without evaluation and writing
 * @param trainingSeconds training seconds of the run
 * @param evaluations the last evaluation of each kind of weights
 * @param skippedImages images to train and to evaluate on that could not be read
 * @param failures what makes the run a failure although it reached its end
 * @param stopped whether it was asked to stop before its end
 */
public record Outcome(
    long steps,
    List<Double> epochSeconds,
    double trainingSeconds,
    List<EvaluationReport> evaluations,
    long skippedImages,
    List<RunFailure> failures,
    boolean stopped) {

  /** Copies its lists. */
  public Outcome {
    epochSeconds = List.copyOf(epochSeconds);
    evaluations = List.copyOf(evaluations);
    failures = List.copyOf(failures);
  }
}
