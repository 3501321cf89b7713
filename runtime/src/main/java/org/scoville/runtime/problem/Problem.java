package org.scoville.runtime.problem;

import org.jspecify.annotations.Nullable;

/**
 * An exception whose message says the fact and what helps, so that people are told nothing else.
 *
 * <p>A plug-in's own kind extends it and is told as ours are, wherever it was thrown.
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
