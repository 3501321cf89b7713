package org.scoville.runtime.train;

import java.util.List;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;

/**
 * The outcome of a run.
 *
 * @param steps optimizer steps taken
 * @param clocks the time that it took to train and to evaluate
 * @param evaluations the last evaluation of each kind of weights
 * @param skippedImages images to train and to evaluate on that could not be read
 * @param failures what makes the run a failure although it reached its end
 * @param stopped whether it was asked to stop before its end
 */
public record Outcome(
    long steps,
    RunClocks clocks,
    List<EvaluationReport> evaluations,
    long skippedImages,
    List<RunFailure> failures,
    boolean stopped) {

  /** Copies its lists. */
  public Outcome {
    evaluations = List.copyOf(evaluations);
    failures = List.copyOf(failures);
  }
}
