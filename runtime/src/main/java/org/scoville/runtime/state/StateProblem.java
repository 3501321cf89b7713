package org.scoville.runtime.state;

import org.scoville.runtime.problem.Problem;

/** The problem that a saved state doesn't fit what is to be restored from it. */
public final class StateProblem extends Problem {
  private static final long serialVersionUID = 1L;

  StateProblem(String fact) {
    super(fact + "; resume with the recipe and the version that saved it");
  }
}
