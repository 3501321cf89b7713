package org.scoville.runtime.algorithm;

/** A network has nothing that an algorithm could change; the message says so and what helps. */
public final class SurgeryProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public SurgeryProblem(String sentence) {
    super(sentence);
  }
}
