package org.scoville.runtime.problem;

import org.jspecify.annotations.Nullable;

/**
 * An exception whose message says the fact and what helps, and is printed alone, without a stack
 * trace.
 *
 * <p>A plug-in's own problems extend it and are printed in the same way, wherever they are thrown.
 */
public abstract class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  protected Problem(String sentence) {
    this(sentence, null);
  }

  /** A problem with its sentence and what caused it. */
  protected Problem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
