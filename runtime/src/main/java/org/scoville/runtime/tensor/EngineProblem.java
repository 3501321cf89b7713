package org.scoville.runtime.tensor;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;

/** Reports a request that the engine can't fulfill on this machine, with the remedy. */
public final class EngineProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public EngineProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
