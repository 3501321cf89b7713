package org.scoville.runtime.problem;

/**
 * The problem that a command line is wrong; the message says what helps.
 *
 * <p>It is what the command line alone shows. A recipe, data or a machine that can't do what the
 * command line asks is a {@link LaunchProblem} or a problem of another package.
 */
public final class UsageProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public UsageProblem(String sentence) {
    super(sentence);
  }
}
