package org.scoville.runtime.problem;

/**
 * Words on the command line that can't be meant; the message says what helps.
 *
 * <p>What the words alone show is one of these. A recipe, data or a machine that can't do what was
 * rightly asked is a {@link LaunchProblem} or a problem of its own room.
 */
public final class UsageProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public UsageProblem(String sentence) {
    super(sentence);
  }
}
