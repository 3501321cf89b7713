package org.scoville.runtime.data;

import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.text.Printable;

/** Data that can't be trained on: one printable sentence with the file or folder and the remedy. */
public final class DataProblem extends Problem {

  private static final long serialVersionUID = 1L;

  /** A problem found in the data themselves. */
  public DataProblem(String message) {
    super(Printable.of(message));
  }

  /** A problem that something else reported. */
  public DataProblem(String message, Throwable cause) {
    super(Printable.of(message), cause);
  }
}
