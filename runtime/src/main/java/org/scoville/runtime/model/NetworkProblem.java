package org.scoville.runtime.model;

/** A network can't take the images that it will be given; the message says why and what helps. */
public final class NetworkProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public NetworkProblem(String sentence) {
    super(sentence);
  }
}
