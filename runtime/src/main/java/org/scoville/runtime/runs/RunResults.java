package org.scoville.runtime.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunClocks;

/**
 * What a run has reached so far.
 *
 * @param epochsDone whole epochs trained
 * @param stepsDone steps trained
 * @param evaluations all evaluations, in their order
 * @param clocks the time that it took
 */
public record RunResults(
    int epochsDone, long stepsDone, List<EvaluationReport> evaluations, RunClocks clocks) {

  /** The results of a run that begins. */
  public static final RunResults NONE = new RunResults(0, 0, List.of(), RunClocks.ZERO);

  /** Copies the list. */
  public RunResults {
    evaluations = List.copyOf(evaluations);
  }

  /**
   * The evaluation with the highest top-1 of the weights that count: the averaged ones from the
   * time on when there is an average, and the trained ones if there never is.
   */
  public Optional<EvaluationReport> best() {
    Optional<EvaluationReport> counting =
        evaluations.stream().max(Comparator.comparing(EvaluationReport::weights));
    return evaluations.stream()
        .filter(each -> each.weights() == counting.orElseThrow().weights())
        .filter(each -> Double.isFinite(each.top1()))
        .max(Comparator.comparingDouble(EvaluationReport::top1));
  }
}
