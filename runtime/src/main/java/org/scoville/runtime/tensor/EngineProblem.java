package org.scoville.runtime.tensor;

import org.jspecify.annotations.Nullable;

/** The engine can't do what was asked on this machine; the message says why and what helps. */
public final class EngineProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  public EngineProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
