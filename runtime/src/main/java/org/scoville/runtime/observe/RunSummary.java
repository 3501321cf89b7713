package org.scoville.runtime.observe;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The summary of a run at its end.
 *
 * @param facts what was known at the start
 * @param stepsDone steps trained
 * @param stoppedBecause why the run ended before its last step; empty if it did not
 * @param evaluations the last evaluation of each kind of weights
 * @param clocks time spent training and evaluating, without start-up and writing
 * @param imagesPerSecond mean speed of training
 * @param versions what the run was made with
 * @param skippedImages images that could not be read
 * @param unreadable the same by reason, those to evaluate on, too
 * @param files what the run left behind
 */
public record RunSummary(
    RunDescription facts,
    long stepsDone,
    Optional<String> stoppedBecause,
    List<EvaluationReport> evaluations,
    RunClocks clocks,
    double imagesPerSecond,
    List<Version> versions,
    long skippedImages,
    List<ImagesReport.LeftOut> unreadable,
    List<Path> files) {

  /**
   * The version of one thing that a run was made with.
   *
   * @param name the thing, such as Java
   * @param number its version
   */
  public record Version(String name, String number) {}

  /** Copies the lists. */
  public RunSummary {
    evaluations = List.copyOf(evaluations);
    versions = List.copyOf(versions);
    unreadable = List.copyOf(unreadable);
    files = List.copyOf(files);
  }

  /**
   * The evaluation that the run is judged by: of the averaged weights where a recipe keeps them,
   * and not of whichever came out higher, which would be a choice made on the evaluation images.
   */
  public Optional<EvaluationReport> result() {
    return evaluations.stream()
        .max(Comparator.comparing((EvaluationReport report) -> report.weights()));
  }
}
