package org.scoville.runtime.problem;

/**
 * The problem that a run can't start because of its recipe, data or machine; the message says what
 * helps.
 */
public final class LaunchProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public LaunchProblem(String sentence) {
    super(sentence);
  }

  /** A problem with its sentence and what caused it. */
  public LaunchProblem(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
