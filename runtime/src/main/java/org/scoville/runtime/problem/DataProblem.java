package org.scoville.runtime.problem;

import org.scoville.text.Printable;

/**
 * The problem that data can't be trained on; the message has the file or folder and the remedy, all
 * printable.
 */
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
