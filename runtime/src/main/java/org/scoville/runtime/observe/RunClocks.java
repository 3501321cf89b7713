package org.scoville.runtime.observe;

import java.util.List;

/**
 * The time that a run has taken so far, in three sums, because results are published with training
 * time counted in three ways: with evaluation, without it, and without it but with what has to be
 * done before it. Start-up and writing are in none of them.
 *
 * <p>A run that goes on from a checkpoint starts from the sums that lie there.
 *
 * @param epochSeconds training seconds of each whole epoch; the first, in which memory is allocated
 *     and files come from the disk, is often the slowest
 * @param begunEpochSeconds training seconds of the epoch that is not over; 0 between epochs
 * @param preparationSeconds seconds of getting ready to evaluate: choosing the average, sharing
 *     batch-norm statistics among replicas, opening the loader
 * @param evaluationSeconds seconds of evaluation itself
 * @param steps training seconds by kind of step, in the order in which the kinds first came; see
 *     {@link RunTimer#known} for how exact they are
 */
public record RunClocks(
    List<Double> epochSeconds,
    double begunEpochSeconds,
    double preparationSeconds,
    double evaluationSeconds,
    List<StepSeconds> steps) {

  /** The clocks of a run that has not begun. */
  public static final RunClocks ZERO = new RunClocks(List.of(), 0, 0, 0, List.of());

  /** Copies the lists and refuses times that can't be. */
  public RunClocks {
    epochSeconds = List.copyOf(epochSeconds);
    steps = List.copyOf(steps);
    epochSeconds.forEach(seconds -> check("epochSeconds", seconds));
    check("begunEpochSeconds", begunEpochSeconds);
    check("preparationSeconds", preparationSeconds);
    check("evaluationSeconds", evaluationSeconds);
  }

  /** Seconds spent training, in whole epochs and in the one that is not over. */
  public double trainingSeconds() {
    double sum = 0;
    for (double seconds : epochSeconds) {
      sum += seconds;
    }
    return sum + begunEpochSeconds;
  }

  /** Seconds of all three sums together. */
  public double seconds() {
    return trainingSeconds() + preparationSeconds + evaluationSeconds;
  }

  static void check(String name, double seconds) {
    if (!(seconds >= 0 && Double.isFinite(seconds))) {
      throw new IllegalArgumentException(
          "%s is %s; set it to a finite time of at least 0".formatted(name, seconds));
    }
  }
}
