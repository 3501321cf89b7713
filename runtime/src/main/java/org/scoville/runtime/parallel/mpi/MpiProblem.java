package org.scoville.runtime.parallel.mpi;

import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.Problem;
import org.scoville.text.Printable;

/** The problem that MPI is missing, isn't the launcher's, or has failed; it says what helps. */
public final class MpiProblem extends Problem {
  private static final long serialVersionUID = 1;

  /** A problem with its sentence. */
  MpiProblem(String sentence) {
    this(sentence, null);
  }

  /** A problem with its sentence and what caused it. */
  MpiProblem(String sentence, @Nullable Throwable cause) {
    super(Printable.of(sentence), cause);
  }
}
