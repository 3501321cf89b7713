package org.scoville.runtime.train;

/** A run can't start or go on; the message says why and what helps. */
public final class TrainingProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public TrainingProblem(String sentence) {
    super(sentence);
  }
}
