package org.scoville.runtime.tensor;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;

/** The engine can't do what was asked on this machine; the message says why and what helps. */
public final class EngineProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public EngineProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
