package org.scoville.runtime.parallel.nccl;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;
import org.scoville.text.Printable;

/** The problem that NCCL is missing, too old, or has failed; the message says what helps. */
public final class NcclProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  NcclProblem(String sentence) {
    this(sentence, null);
  }

  /** A problem with its sentence and what caused it. */
  NcclProblem(String sentence, @Nullable Throwable cause) {
    super(Printable.of(sentence), cause);
  }
}
