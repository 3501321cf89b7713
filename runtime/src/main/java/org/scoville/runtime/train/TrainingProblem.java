package org.scoville.runtime.train;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;

/** The problem that a run can't start or go on; the message says why and what helps. */
public final class TrainingProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public TrainingProblem(String sentence) {
    this(sentence, null);
  }

  /** A problem with its sentence and what caused it. */
  public TrainingProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
