package org.scoville.runtime.algorithm;

import org.scoville.runtime.problem.Problem;

/** A network has nothing that an algorithm could change; the message says so and what helps. */
public final class SurgeryProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public SurgeryProblem(String sentence) {
    super(sentence);
  }
}
