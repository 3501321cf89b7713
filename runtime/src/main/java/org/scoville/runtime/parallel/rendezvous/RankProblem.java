package org.scoville.runtime.parallel.rendezvous;

import org.scoville.runtime.problem.Problem;
import org.scoville.text.Printable;

/**
 * The problem that a rank is gone or has stopped, so that no other can go on; the message has the
 * rank, its host, its last step and the command to go on.
 */
public final class RankProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public RankProblem(String sentence) {
    super(Printable.of(sentence));
  }

  /** A problem with its sentence and what caused it. */
  public RankProblem(String sentence, Throwable cause) {
    super(Printable.of(sentence), cause);
  }
}
