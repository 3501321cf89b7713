package org.scoville.runtime.model;

import org.scoville.runtime.problem.Problem;

/** Reports images that a network can't take, with the reason and the remedy. */
public final class NetworkProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public NetworkProblem(String sentence) {
    super(sentence);
  }
}
