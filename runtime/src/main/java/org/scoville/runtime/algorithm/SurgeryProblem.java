package org.scoville.runtime.algorithm;

import org.scoville.runtime.problem.Problem;

/** Reports a network without a layer that an algorithm could change, with the remedy. */
public final class SurgeryProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public SurgeryProblem(String sentence) {
    super(sentence);
  }
}
