package org.scoville.runtime.model;

import org.scoville.runtime.problem.Problem;

/** A network can't take the images that it will be given; the message says why and what helps. */
public final class NetworkProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public NetworkProblem(String sentence) {
    super(sentence);
  }
}
