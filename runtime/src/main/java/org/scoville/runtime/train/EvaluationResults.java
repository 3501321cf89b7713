package org.scoville.runtime.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.observe.EvaluatedWeights;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.text.NumberText;

/** What the last evaluation of each kind of weights has found, and what was wrong with it. */
final class EvaluationResults {
  private static final double PERCENT = 100;

  private final RunContext context;
  private final Map<EvaluatedWeights, EvaluationReport> last =
      new EnumMap<>(EvaluatedWeights.class);
  private final Map<EvaluatedWeights, RunFailure> failures = new EnumMap<>(EvaluatedWeights.class);

  EvaluationResults(RunContext context) {
    this.context = context;
  }

  /** Goes on from where a run was. */
  void resume(RunProgress from) {
    from.evaluations().forEach(report -> last.put(report.weights(), report));
    failures.putAll(from.failures());
  }

  /** The last report of each kind of weights. */
  List<EvaluationReport> reports() {
    return List.copyOf(last.values());
  }

  /** What was wrong, by kind of weights. */
  Map<EvaluatedWeights, RunFailure> failures() {
    return failures;
  }

  /** An evaluation has come to its end; tells what it found. */
  void add(Evaluation evaluation, EvaluatedWeights kind, int epoch, double seconds) {
    failures.remove(kind);
    last.remove(kind);
    if (evaluation.images() > 0) {
      EvaluationReport report =
          new EvaluationReport(
              epoch,
              kind,
              PERCENT * evaluation.accuracy(),
              evaluation.images(),
              evaluation.unreadable(),
              seconds);
      last.put(kind, report);
      context.listener.evaluated(report);
    } else {
      fail(
          kind,
          new RunFailure(
              "nothing was evaluated, because %s to evaluate on can be read"
                  .formatted(
                      evaluation.unreadable() == 1
                          ? "not even the one image"
                          : "none of the %d images".formatted(evaluation.unreadable())),
              "check or replace the files"));
    }
    if (evaluation.unanswered() > 0) {
      fail(
          kind,
          RunFailure.diverged(
              "the %s weights find no number for %d of %s to evaluate on"
                  .formatted(
                      kind.word(),
                      evaluation.unanswered(),
                      NumberText.count(evaluation.images(), "image"))));
    }
  }

  private void fail(EvaluatedWeights kind, RunFailure failure) {
    failures.put(kind, failure);
    context.warnOnce(failure.sentence());
  }
}
