package org.scoville.runtime.problem;

/** A run that does not start because of how it was asked for; the message says what helps. */
public final class LaunchProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public LaunchProblem(String sentence) {
    super(sentence);
  }
}
